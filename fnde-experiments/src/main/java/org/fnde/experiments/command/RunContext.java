package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.spi.Providers;

/** What an experiment is given for one run. */
record RunContext(
    Providers providers,
    PrintStream out,
    Progress progress,
    ResultDirectory results,
    BooleanSupplier cancelled) {
  @Inject
  RunContext {}
}
