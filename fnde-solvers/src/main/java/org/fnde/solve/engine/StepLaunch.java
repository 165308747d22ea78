package org.fnde.solve.engine;

import org.fnde.backend.Launch;
import org.fnde.graph.Group;
import org.fnde.graph.Program;
import org.fnde.spi.ButcherTableau;
import org.fnde.spi.Interpolant;

/** One variant of the step program, ready to run. Nothing is allocated by running it. */
final class StepLaunch {
  private final Launch launch;
  private final ButcherTableau tableau;
  private final boolean reads;
  private final boolean commits;
  private final int h;
  private final int end;
  private final int[] stages;
  private final int[] weights;
  private final int ratio;

  StepLaunch(Launch launch, Program program, ButcherTableau tableau, Variant variant) {
    this.launch = launch;
    this.tableau = tableau;
    this.reads = variant.reading() == Variant.Reading.ONE;
    this.commits = program.outputs().stream().anyMatch(o -> o.group() == Group.COMMIT);
    this.h = HostInputs.slot(launch, program, Names.STEP);
    this.end = HostInputs.slot(launch, program, Names.END);
    this.stages = HostInputs.slots(launch, program, tableau.stages(), Names::stageTime);
    this.weights = HostInputs.slots(launch, program, tableau.stages(), Names::weight);
    this.ratio = launch.result(Names.RATIO);
  }

  /** Runs an attempt; {@code x} is the position that is read, if one is. */
  double attempt(double step, double x, double[] times) {
    HostInputs.set(launch, h, step);
    for (int i = 1; i < stages.length; i++) {
      HostInputs.set(launch, tableau.c(i) == 1 ? end : stages[i], times[i]);
    }
    for (int i = 0; i < weights.length; i++) {
      HostInputs.set(launch, weights[i], step * weight(i, x));
    }
    launch.attempt();
    return launch.get(ratio);
  }

  private double weight(int stage, double x) {
    return reads ? dense().weight(stage, x) : tableau.b(stage);
  }

  private Interpolant dense() {
    return tableau.interpolant().orElseThrow();
  }

  void commit() {
    if (commits) {
      launch.commit();
    }
  }
}
