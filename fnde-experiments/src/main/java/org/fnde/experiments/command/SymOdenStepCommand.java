package org.fnde.experiments.command;

import com.google.inject.Inject;
import org.fnde.experiments.bench.SymOdenCase;
import org.fnde.experiments.bench.SymOdenSetup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fnde bench symoden-step}. */
@Command(
    name = "symoden-step",
    description = "Measure one training step of the published Symplectic ODE-Net.")
final class SymOdenStepCommand implements Runnable {
  private static final int PUBLISHED_ROWS = 256;
  private static final double SMALL_STEP = 0.0025;

  @Mixin private StepMeasurement measurement;

  @Inject
  SymOdenStepCommand(StepMeasurement measurement) {
    this.measurement = measurement;
  }

  @Override
  public void run() {
    measurement.requireOptions();
    SymOdenCase data =
        measurement
            .read(SymOdenCase::read)
            .orElseGet(
                () -> SymOdenCase.seeded(measurement.rows(PUBLISHED_ROWS), measurement.dtype()));
    measurement.run(
        setup(measurement.backend()).describe(data),
        SMALL_STEP,
        (backend, threads, maxStep) -> setup(backend).open(data, threads, maxStep));
  }

  private SymOdenSetup setup(String backend) {
    return new SymOdenSetup(
        measurement.providers(), backend, measurement.norm(), measurement.dtype());
  }
}
