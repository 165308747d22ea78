package org.fnde.experiments.results;

/**
 * One update of the weights.
 *
 * @param loss the loss of its batch
 * @param forward the cost of the forward solve
 * @param backward the cost of the adjoint solve
 * @param seconds the time of the whole update
 */
public record Update(double loss, Cost forward, Cost backward, double seconds) {}
