package org.fnde.experiments.results;

/**
 * One gradient at given weights under other tolerances of the adjoint: what a norm spends and what
 * it gets for it.
 *
 * @param weights whose weights, {@code initial}, or {@code trained with} a norm
 * @param tolerances the adjoint's, as on the command line
 * @param backward the cost of the adjoint solve
 * @param gradientError relative 2-norm distance of the gradient to a tight solve's
 */
public record Probe(String weights, String tolerances, Cost backward, double gradientError) {}
