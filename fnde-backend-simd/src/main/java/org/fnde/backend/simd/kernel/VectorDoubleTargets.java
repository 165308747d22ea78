package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Adds a register tile of doubles to a matrix. */
final class VectorDoubleTargets {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  private VectorDoubleTargets() {}

  /** c += alpha x, for rows of the given width in lanes. */
  static void add(
      double alpha, double[] x, int xo, int width, int rows, double[] c, int co, int stride) {
    DoubleVector a = DoubleVector.broadcast(S, alpha);
    for (int i = 0; i < rows; i++) {
      int xi = xo + i * width;
      int ci = co + i * stride;
      for (int j = 0; j < width; j += LANES) {
        DoubleVector v = DoubleVector.fromArray(S, c, ci + j);
        DoubleVector.fromArray(S, x, xi + j).fma(a, v).intoArray(c, ci + j);
      }
    }
  }
}
