package org.fnde.experiments.command;

import com.google.inject.AbstractModule;

/** Binds what a command reads and writes. */
final class CommandModule extends AbstractModule {
  private final Console console;
  private final Cancellation cancellation;
  private final Invocation invocation;

  CommandModule(Console console, Cancellation cancellation, Invocation invocation) {
    this.console = console;
    this.cancellation = cancellation;
    this.invocation = invocation;
  }

  @Override
  protected void configure() {
    bind(Console.class).toInstance(console);
    bind(Cancellation.class).toInstance(cancellation);
    bind(Invocation.class).toInstance(invocation);
  }
}
