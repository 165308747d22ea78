package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Adds a register tile of floats to a matrix. */
final class VectorFloatTargets {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  private VectorFloatTargets() {}

  /** c += alpha x, for rows of the given width in lanes. */
  static void add(
      float alpha, float[] x, int xo, int width, int rows, float[] c, int co, int stride) {
    FloatVector a = FloatVector.broadcast(S, alpha);
    for (int i = 0; i < rows; i++) {
      int xi = xo + i * width;
      int ci = co + i * stride;
      for (int j = 0; j < width; j += LANES) {
        FloatVector v = FloatVector.fromArray(S, c, ci + j);
        FloatVector.fromArray(S, x, xi + j).fma(a, v).intoArray(c, ci + j);
      }
    }
  }
}
