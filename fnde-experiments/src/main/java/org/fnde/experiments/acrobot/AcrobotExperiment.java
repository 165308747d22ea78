package org.fnde.experiments.acrobot;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.experiments.Criterion;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Optimisation;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Task;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.models.SymOden;

/** Symplectic ODE-Net on the fully actuated acrobot. */
public final class AcrobotExperiment implements Experiment {
  private static final List<String> NORMS =
      List.of("mixed", "mixed-joint", "seminorm", "acrobot-as-published");
  private static final double TOLERANCE = 1e-4;
  private static final List<Tolerances> PUBLISHED = List.of(new Tolerances(TOLERANCE, TOLERANCE));
  private static final double LEARNING_RATE = 1e-3;

  private final SymOden model;

  /** The published model, on the data of the user's cache. */
  @Inject
  AcrobotExperiment() {
    this(SymOden.published());
  }

  /** Another model. */
  AcrobotExperiment(SymOden model) {
    this.model = model;
  }

  @Override
  public String id() {
    return "acrobot";
  }

  @Override
  public String description() {
    return "Symplectic ODE-Net learns the dynamics of a two-link pendulum";
  }

  @Override
  public Defaults defaults(boolean full) {
    return full
        ? new Defaults(
            NORMS,
            "seminorm",
            TOLERANCE,
            TOLERANCE,
            Optimisation.published(LEARNING_RATE),
            Criterion.TRAIN,
            256,
            50,
            0,
            10,
            Defaults.ALL,
            Defaults.ALL,
            Defaults.ALL,
            PUBLISHED)
        : new Defaults(
            NORMS,
            "seminorm",
            TOLERANCE,
            TOLERANCE,
            Optimisation.published(LEARNING_RATE),
            Criterion.VALIDATION,
            64,
            50,
            40,
            2,
            64,
            128,
            512,
            PUBLISHED);
  }

  @Override
  public SequencedMap<String, String> options(Settings settings) {
    int size = settings.batchSize().orElse(1);
    if (size > AcrobotData.TRAIN) {
      throw new UsageException(
          "--batch-size " + size + ": at most " + AcrobotData.TRAIN + ", the training windows");
    }
    return new LinkedHashMap<>();
  }

  /** Those under which the published norms part. */
  @Override
  public List<AdjointTolerances> probes() {
    return List.of(
        AdjointTolerances.none(),
        AdjointTolerances.parse(Optional.empty(), Optional.of("1e-8")),
        AdjointTolerances.parse(Optional.empty(), Optional.of("1e-10")),
        AdjointTolerances.parse(Optional.empty(), Optional.of("adj=1e-10,params=1e-10")));
  }

  @Override
  public Task open(Workbench workbench) {
    workbench.progress().note("simulating the acrobot, or reading it from the cache");
    Trajectories all =
        AcrobotCache.ofUser(System.getenv()).load(workbench.providers(), workbench.cancelled());
    return new AcrobotTask(AcrobotData.of(all), model, workbench);
  }
}
