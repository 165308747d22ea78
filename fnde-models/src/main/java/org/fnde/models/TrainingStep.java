package org.fnde.models;

import java.util.Map;
import org.fnde.backend.Array;

/**
 * One update of a model from one batch: forward solve, loss, adjoint solve, optimiser. For one
 * thread at a time.
 *
 * @param objective the loss and its gradient; not closed here
 * @param optimiser the parameters and their moments; not closed here
 */
public record TrainingStep(Objective objective, AdamWRun optimiser) {

  /**
   * Makes one update.
   *
   * @param batch the objective's inputs besides the parameters
   * @param learningRate at least 0
   * @return loss and gradient before the update, and what they cost
   * @throws IllegalArgumentException if an input or the learning rate does not fit
   * @throws TrainingException if the loss or the gradient is not finite; the parameters stay as
   *     they were
   * @throws org.fnde.solve.SolveException if a solve did not reach its end; the same holds
   */
  public LossGradient run(Map<String, Array> batch, double learningRate) {
    LossGradient result = objective.gradient(optimiser.parameters(), batch);
    if (!Double.isFinite(result.loss())) {
      throw notFinite("the loss is " + result.loss());
    }
    refuseNotFinite(result.gradient());
    optimiser.update(result.gradient(), learningRate);
    return result;
  }

  private void refuseNotFinite(Parameters gradient) {
    for (ParameterLayout.View view : gradient.layout().views()) {
      int end = view.offset() + view.parameter().size();
      for (int i = view.offset(); i < end; i++) {
        double value = gradient.flat().get(i);
        if (!Double.isFinite(value)) {
          throw notFinite("the gradient of " + view.parameter().name() + " has " + value);
        }
      }
    }
  }

  private TrainingException notFinite(String what) {
    return new TrainingException(
        what + " in update " + (optimiser.updates() + 1) + "; try a lower learning rate");
  }
}
