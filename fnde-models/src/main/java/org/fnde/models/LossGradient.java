package org.fnde.models;

import java.util.OptionalLong;
import org.fnde.solve.Statistics;

/**
 * The loss of one batch, its gradient and what they cost.
 *
 * @param loss the loss
 * @param gradient its gradient with respect to all parameters
 * @param forward the cost of the forward solve
 * @param backward the cost of the adjoint solve
 * @param hits how many rows were classified rightly, if the objective counts them
 */
public record LossGradient(
    double loss, Parameters gradient, Statistics forward, Statistics backward, OptionalLong hits) {

  /**
   * Without a count of hits.
   *
   * @param loss the loss
   * @param gradient its gradient with respect to all parameters
   * @param forward the cost of the forward solve
   * @param backward the cost of the adjoint solve
   */
  public LossGradient(double loss, Parameters gradient, Statistics forward, Statistics backward) {
    this(loss, gradient, forward, backward, OptionalLong.empty());
  }
}
