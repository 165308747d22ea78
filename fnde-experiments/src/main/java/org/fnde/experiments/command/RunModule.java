package org.fnde.experiments.command;

import com.google.inject.AbstractModule;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultDirectory;

/** Binds what belongs to one run. */
final class RunModule extends AbstractModule {
  private final PrintStream out;
  private final Progress progress;
  private final ResultDirectory results;
  private final BooleanSupplier cancelled;

  RunModule(
      PrintStream out, Progress progress, ResultDirectory results, BooleanSupplier cancelled) {
    this.out = out;
    this.progress = progress;
    this.results = results;
    this.cancelled = cancelled;
  }

  @Override
  protected void configure() {
    bind(PrintStream.class).toInstance(out);
    bind(Progress.class).toInstance(progress);
    bind(ResultDirectory.class).toInstance(results);
    bind(BooleanSupplier.class).toInstance(cancelled);
  }
}
