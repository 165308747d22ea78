package org.fnde.experiments.results;

import java.nio.file.Path;
import java.util.Optional;

record NoResults() implements ResultStore {
  @Override
  public void requireWritable(String experiment, Configuration configuration) {}

  @Override
  public Optional<Path> save(RunResult result) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
