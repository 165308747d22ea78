package org.fnde.tests.vectors;

/** The right-hand side of a problem in plain Java, for one row, with its VJP written by hand. */
interface Dynamics {

  /** Adds the derivative to {@code dy}. */
  void derivative(double t, double[] y, double[][] p, double[] dy);

  /** Adds the products of the cotangent with the derivatives by t, y and p. */
  void pullback(double t, double[] y, double[][] p, double[] cotangent, Gradients to);

  /** Where a pullback goes. */
  record Gradients(double[] t, double[] y, double[][] p) {}
}
