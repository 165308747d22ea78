package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.bench.ControlReport;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fnde bench controls}. */
@Command(
    name = "controls",
    description = "Measure how fast series with missing values become control paths.")
final class ControlsCommand implements Runnable {
  @Option(
      names = "--series",
      paramLabel = "N",
      defaultValue = "35000",
      description = "How many series of 161 times and 21 channels (default: ${DEFAULT-VALUE}).")
  private int series;

  @Option(
      names = "--missing",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "The share of missing values (default: ${DEFAULT-VALUE}).")
  private double missing;

  private final Console console;
  private final Providers providers;

  @Inject
  ControlsCommand(Console console, Providers providers) {
    this.console = console;
    this.providers = providers;
  }

  @Override
  public void run() {
    Counts.positive("--series", series);
    if (!(missing >= 0 && missing <= 1)) {
      throw new UsageException("--missing " + missing + ": need a share from 0 to 1");
    }
    new ControlReport(providers, series, missing).print(console.out());
  }
}
