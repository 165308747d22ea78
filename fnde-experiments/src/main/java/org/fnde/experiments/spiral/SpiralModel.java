package org.fnde.experiments.spiral;

import java.util.List;
import org.fnde.graph.Expr;
import org.fnde.models.AdamW;
import org.fnde.models.Mlp;
import org.fnde.models.NeuralOde;

/**
 * What learns the spiral: {@code y' = net(y³)} with 50 hidden units, as in torchdiffeq's demo,
 * whose optimiser is another: RMSprop there, here Adam with a learning rate that falls to 0.
 */
public final class SpiralModel {
  /** The number of updates. */
  public static final int UPDATES = 500;

  private static final int HIDDEN = 50;
  private static final double LEARNING_RATE = 0.03;

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

  /**
   * Adam: no weight decay.
   *
   * @return the optimiser
   */
  public static AdamW optimiser() {
    return new AdamW(0.9, 0.999, 1e-8, 0);
  }

  /**
   * The learning rate of an update, which falls linearly from 0.03.
   *
   * @param update the number of the update, from 0
   * @param updates how many there are
   * @return above 0 for every update but those after the last
   */
  public static double learningRate(long update, long updates) {
    return LEARNING_RATE * Math.max(0, updates - update) / updates;
  }
}
