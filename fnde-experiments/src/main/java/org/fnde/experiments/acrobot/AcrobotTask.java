package org.fnde.experiments.acrobot;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.experiments.ModelText;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.Workbench;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.Loss;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.SymOden;
import org.fnde.solve.Solve;

/**
 * Symplectic ODE-Net on windows of the acrobot's trajectories: the model solves from the first row
 * of a window to its eight times, and the loss is the mean square error over all of them.
 *
 * @param data the windows
 * @param symOden the vector field
 * @param workbench what it uses
 */
record AcrobotTask(AcrobotData data, SymOden symOden, Workbench workbench) implements Task {

  @Override
  public String model() {
    return "Symplectic ODE-Net, " + ModelText.of(layout());
  }

  @Override
  public ParameterLayout layout() {
    return symOden.parameters();
  }

  @Override
  public int size(Split split) {
    return windows(split).count();
  }

  private Windows windows(Split split) {
    return switch (split) {
      case TRAIN -> data.train();
      case VALIDATION -> data.validation();
      case TEST -> data.test();
    };
  }

  @Override
  public Objective objective(Solving solving) {
    Solve solve =
        solving.on(
            Solve.of(symOden)
                .providers(workbench.providers())
                .saveAt(AcrobotData.times())
                .cancelledBy(workbench.cancelled()));
    ArrayType states = new ArrayType(solving.dtype(), Shape.rows(Windows.TIMES, Windows.CHANNELS));
    return Objective.of(solve, layout(), Loss.meanSquareError(), states, workbench.backend());
  }

  @Override
  public Map<String, Array> inputs(Split split, int[] examples, DType dtype) {
    Windows windows = windows(split);
    return Map.of(
        Objective.INITIAL, windows.initial(examples).as(dtype),
        Objective.TARGET, windows.batch(examples).as(dtype));
  }
}
