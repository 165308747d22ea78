package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.experiments.bench.CdeCase;
import org.fnde.experiments.bench.CdeSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fnde bench ncde-step}. */
@Command(name = "ncde-step", description = "Measure one training step of the published Neural CDE.")
final class CdeStepCommand implements Runnable {
  private static final int PUBLISHED_ROWS = 1024;
  private static final double SMALL_STEP = 0.5;

  @Mixin private StepMeasurement measurement;

  @Inject
  CdeStepCommand(StepMeasurement measurement) {
    this.measurement = measurement;
  }

  @Override
  public void run() {
    measurement.requireOptions();
    CdeCase data =
        measurement
            .read(CdeCase::read)
            .orElseGet(() -> CdeCase.seeded(measurement.rows(PUBLISHED_ROWS), measurement.dtype()));
    measurement.run(
        setup(measurement.backend()).describe(data),
        SMALL_STEP,
        (backend, threads, maxStep) -> setup(backend).open(data, threads, maxStep));
  }

  private CdeSetup setup(String backend) {
    return new CdeSetup(measurement.providers(), backend, measurement.norm(), measurement.dtype());
  }
}
