package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Multiply-adds on registers alone: the speed that no product can exceed. */
public final class FusedPeak {
  private static final VectorSpecies<Float> S = Species.FLOAT;

  /** Independent chains: more than latency times throughput. */
  private static final int CHAINS = 12;

  private FusedPeak() {}

  /** Floating-point operations of a call. */
  public static double operations(int iterations) {
    return 2.0 * CHAINS * S.length() * iterations;
  }

  /** Runs the chains and leaves their result in y, of at least a vector. */
  public static void run(int iterations, float[] y) {
    FloatVector s = FloatVector.broadcast(S, 0.5f);
    FloatVector b = FloatVector.fromArray(S, y, 0);
    FloatVector v0 = b;
    FloatVector v1 = b;
    FloatVector v2 = b;
    FloatVector v3 = b;
    FloatVector v4 = b;
    FloatVector v5 = b;
    FloatVector v6 = b;
    FloatVector v7 = b;
    FloatVector v8 = b;
    FloatVector v9 = b;
    FloatVector v10 = b;
    FloatVector v11 = b;
    for (int i = 0; i < iterations; i++) {
      v0 = v0.fma(s, b);
      v1 = v1.fma(s, b);
      v2 = v2.fma(s, b);
      v3 = v3.fma(s, b);
      v4 = v4.fma(s, b);
      v5 = v5.fma(s, b);
      v6 = v6.fma(s, b);
      v7 = v7.fma(s, b);
      v8 = v8.fma(s, b);
      v9 = v9.fma(s, b);
      v10 = v10.fma(s, b);
      v11 = v11.fma(s, b);
    }
    v0 = v0.add(v1).add(v2).add(v3).add(v4).add(v5);
    v6 = v6.add(v7).add(v8).add(v9).add(v10).add(v11);
    v0.add(v6).mul(0.01f).intoArray(y, 0);
  }
}
