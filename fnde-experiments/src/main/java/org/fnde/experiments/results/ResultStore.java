package org.fnde.experiments.results;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where results are stored: {@code DIR/EXPERIMENT/NAME/K.json}, K counting up. The directory stays
 * locked against other processes until the store is closed.
 */
public interface ResultStore extends AutoCloseable {

  /**
   * Makes sure, before a run, that its result can be saved.
   *
   * @param experiment the experiment's id
   * @param configuration the run's
   * @throws ResultException if no file can be made where the result would be
   */
  void requireWritable(String experiment, Configuration configuration);

  /**
   * Writes a result to a new file, under a temporary name first.
   *
   * @param result the result
   * @return the file; empty if results are not kept
   * @throws ResultException if it cannot be written
   */
  Optional<Path> save(RunResult result);

  /** Unlocks the directory; repeated calls do nothing. */
  @Override
  void close();

  /**
   * Keeps nothing.
   *
   * @return a store that writes no file
   */
  static ResultStore none() {
    return new NoResults();
  }
}
