package org.fnde.experiments.command;

import com.google.inject.AbstractModule;

/** Binds what a command reads and writes. */
final class CommandModule extends AbstractModule {
  private final Console console;
  private final Cancellation cancellation;

  CommandModule(Console console, Cancellation cancellation) {
    this.console = console;
    this.cancellation = cancellation;
  }

  @Override
  protected void configure() {
    bind(Console.class).toInstance(console);
    bind(Cancellation.class).toInstance(cancellation);
  }
}
