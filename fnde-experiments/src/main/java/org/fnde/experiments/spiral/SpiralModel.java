package org.fnde.experiments.spiral;

import java.util.List;
import org.fnde.experiments.Optimisation;
import org.fnde.graph.Expr;
import org.fnde.models.Mlp;
import org.fnde.models.NeuralOde;

/**
 * What learns the spiral: {@code y' = net(y³)} with 50 hidden units, as in torchdiffeq's demo,
 * whose optimiser is another: RMSprop there, here Adam with a learning rate that falls to 0.
 */
public final class SpiralModel {
  /** The number of updates. */
  public static final int UPDATES = 500;

  /** Adam without weight decay, its learning rate falling linearly. */
  public static final Optimisation OPTIMISATION =
      new Optimisation(0.03, 0, Optimisation.Decay.LINEAR);

  private static final int HIDDEN = 50;

  private SpiralModel() {}

  /**
   * The model, solved with the defaults.
   *
   * @return the model; {@link NeuralOde#solvedBy} sets tolerances and adjoint
   */
  public static NeuralOde model() {
    int d = SpiralData.DIMENSION;
    Mlp net = Mlp.of("net", List.of(d, HIDDEN, d), Expr::tanh);
    return NeuralOde.of(d, (t, y, in) -> net.apply(y.cube(), in), net.parameters());
  }
}
