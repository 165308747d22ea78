package org.fnde.experiments.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.equation.VectorField;
import org.fnde.experiments.Criterion;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.ModelText;
import org.fnde.experiments.Optimisation;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;
import org.fnde.models.CounterRandom;
import org.fnde.models.Loss;
import org.fnde.models.Mlp;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.solve.Solve;

/** A small network learns to turn points of the plane by a quarter; an update takes a moment. */
final class Rotation implements Experiment {
  static final int TRAIN = 40;
  static final int BATCH = 8;

  private final int epochs;

  Rotation(int epochs) {
    this.epochs = epochs;
  }

  @Override
  public String id() {
    return "rotation";
  }

  @Override
  public String description() {
    return "a small network learns to turn points of the plane";
  }

  @Override
  public Defaults defaults(boolean full) {
    return new Defaults(
        List.of("mixed", "seminorm"),
        "seminorm",
        1e-3,
        1e-4,
        Optimisation.published(1e-2),
        full ? Criterion.TRAIN : Criterion.VALIDATION,
        BATCH,
        epochs,
        0,
        3,
        Defaults.ALL,
        Defaults.ALL,
        Defaults.ALL,
        List.of(new Tolerances(1e-3, 1e-4)));
  }

  @Override
  public SequencedMap<String, String> options(Settings settings) {
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("hidden", "4");
    return options;
  }

  @Override
  public List<AdjointTolerances> probes() {
    return List.of(AdjointTolerances.none());
  }

  @Override
  public Task open(Workbench workbench) {
    return new Points(workbench, Mlp.of("net", List.of(2, 4, 2), Expr::tanh));
  }

  private record Points(Workbench workbench, Mlp net) implements Task {
    @Override
    public String model() {
      return ModelText.of(layout());
    }

    @Override
    public ParameterLayout layout() {
      return new ParameterLayout(net.parameters());
    }

    @Override
    public int size(Split split) {
      return split == Split.TRAIN ? TRAIN : TRAIN / 2 - 1;
    }

    @Override
    public Objective objective(Solving solving) {
      VectorField field = (t, y, in) -> net.apply(y, in);
      Solve solve =
          solving.on(
              Solve.of(field)
                  .providers(workbench.providers())
                  .saveAt(0, 1)
                  .cancelledBy(workbench.cancelled()));
      ArrayType states = new ArrayType(solving.dtype(), Shape.rows(2, 2));
      return Objective.of(solve, layout(), Loss.meanSquareError(), states, workbench.backend());
    }

    @Override
    public Map<String, Array> inputs(Split split, int[] examples, DType dtype) {
      CounterRandom random = CounterRandom.of(1, split.name());
      float[] initial = new float[2 * examples.length];
      float[] target = new float[4 * examples.length];
      for (int i = 0; i < examples.length; i++) {
        float x = (float) random.uniform(2L * examples[i]) - 0.5f;
        float y = (float) random.uniform(2L * examples[i] + 1) - 0.5f;
        initial[2 * i] = x;
        initial[2 * i + 1] = y;
        target[4 * i] = x;
        target[4 * i + 1] = y;
        target[4 * i + 2] = -y;
        target[4 * i + 3] = x;
      }
      return Map.of(
          Objective.INITIAL, Array.rows(examples.length, initial, 2).as(dtype),
          Objective.TARGET, Array.rows(examples.length, target, 2, 2).as(dtype));
    }
  }
}
