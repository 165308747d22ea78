package org.fnde.experiments.command;

import com.google.inject.Injector;
import picocli.CommandLine;

/** Lets Guice construct the commands, and picocli what is its own. */
record GuiceFactory(Injector injector) implements CommandLine.IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    boolean ours = type.getModule() == GuiceFactory.class.getModule();
    return ours ? injector.getInstance(type) : CommandLine.defaultFactory().create(type);
  }
}
