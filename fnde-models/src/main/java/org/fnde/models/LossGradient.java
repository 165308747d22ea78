package org.fnde.models;

import org.fnde.solve.Statistics;

/**
 * The loss of one batch, its gradient and what they cost.
 *
 * @param loss the loss
 * @param gradient its gradient with respect to all parameters
 * @param forward the cost of the forward solve
 * @param backward the cost of the adjoint solve
 */
public record LossGradient(
    double loss, Parameters gradient, Statistics forward, Statistics backward) {}
