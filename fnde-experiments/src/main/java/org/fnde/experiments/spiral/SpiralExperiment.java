package org.fnde.experiments.spiral;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.experiments.Criterion;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Task;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;

/** A neural ODE learns a spiral, as in torchdiffeq's demonstration. */
public final class SpiralExperiment implements Experiment {
  private static final double RTOL = 1e-3;
  private static final double ATOL = 1e-6;
  private static final int EPOCHS = 50;
  private static final int MEASUREMENTS = 10;

  /** The experiment. */
  @Inject
  SpiralExperiment() {}

  @Override
  public String id() {
    return "spiral";
  }

  @Override
  public String description() {
    return "a neural ODE learns a spiral of the plane";
  }

  @Override
  public Defaults defaults(boolean full) {
    return new Defaults(
        List.of("mixed", "mixed-joint", "seminorm"),
        "seminorm",
        RTOL,
        ATOL,
        SpiralModel.OPTIMISATION,
        Criterion.VALIDATION,
        SpiralData.BATCH,
        EPOCHS,
        SpiralModel.UPDATES,
        MEASUREMENTS,
        Defaults.ALL,
        Defaults.ALL,
        Defaults.ALL,
        List.of(new Tolerances(RTOL, ATOL)));
  }

  @Override
  public SequencedMap<String, String> options(Settings settings) {
    return new LinkedHashMap<>();
  }

  @Override
  public List<AdjointTolerances> probes() {
    return List.of(
        AdjointTolerances.none(),
        AdjointTolerances.parse(Optional.empty(), Optional.of("1e-9")),
        AdjointTolerances.parse(Optional.of("1e-6"), Optional.of("1e-9")));
  }

  @Override
  public Task open(Workbench workbench) {
    SpiralData data = SpiralData.solve(workbench.providers(), workbench.backend());
    return new SpiralTask(data, SpiralModel.model(), workbench);
  }
}
