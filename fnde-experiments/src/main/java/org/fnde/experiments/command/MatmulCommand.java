package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.backend.Backend;
import org.fnde.experiments.bench.MatmulReport;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fnde bench matmul}. */
@Command(
    name = "matmul",
    description = "Measure a compiled product against the processor's multiply-adds.")
final class MatmulCommand implements Runnable {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each is measured (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private final Providers providers;
  private final Console console;

  @Inject
  MatmulCommand(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  @Override
  public void run() {
    Counts.positive("--rounds", rounds);
    try (Backend backend = providers.backend("simd:threads=1")) {
      new MatmulReport(backend, rounds).print(console.out());
    }
  }
}
