package org.fnde.experiments.training;

import java.util.EnumMap;
import java.util.Map;
import org.fnde.backend.Backend;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.results.Configuration;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;

/**
 * Everything that the runs of one command share.
 *
 * @param experiment what is trained
 * @param request what was asked for
 * @param plan all settings decided
 * @param task the model and its data
 * @param backend what everything runs on
 * @param measured which examples are measured
 */
record Bench(
    Experiment experiment,
    TrainingRequest request,
    Plan plan,
    Task task,
    Backend backend,
    Map<Split, Measured> measured) {

  static Bench of(
      Experiment experiment, TrainingRequest request, Plan plan, Task task, Backend backend) {
    Map<Split, Measured> measured = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      measured.put(split, plan.measured(task, split));
    }
    return new Bench(experiment, request, plan, task, backend, measured);
  }

  int examples() {
    return task.size(Split.TRAIN);
  }

  Configuration configuration(String norm, long seed) {
    return plan.configuration(norm, seed, examples());
  }

  Schedule schedule(Configuration configuration) {
    return plan.schedule(configuration, examples());
  }

  Objective objective(Configuration configuration) {
    return task.objective(plan.solving(configuration));
  }

  Parameters initial(Configuration configuration) {
    return task.layout().initial(configuration.seed(), DType.FLOAT32);
  }

  /** How many batches a measurement during training has. */
  int measuredBatches() {
    return measured.get(Split.TRAIN).batches() + measured.get(Split.VALIDATION).batches();
  }
}
