package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.experiments.bench.MfccReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fnde bench mfcc}. */
@Command(
    name = "mfcc",
    description = "Measure how fast recordings become mel-frequency cepstral coefficients.")
final class MfccCommand implements Runnable {
  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "4000",
      description = "How many recordings of a second (default: ${DEFAULT-VALUE}).")
  private int clips;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "By how many threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  private final Console console;

  @Inject
  MfccCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    Counts.positive("--clips", clips);
    Counts.positive("--threads", threads);
    new MfccReport(clips, threads).print(console.out());
  }
}
