package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vectors in use: the widest the machine has, or narrower ones by request. */
final class Species {
  private static final VectorShape SHAPE = shape();

  static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, SHAPE);
  static final VectorSpecies<Double> DOUBLE = VectorSpecies.of(double.class, SHAPE);

  private Species() {}

  /** Whether vectors of so many lanes can be compared; with two lanes the compiler gives up. */
  static boolean masks(int lanes) {
    return lanes >= 4;
  }

  static int preferredBits() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize();
  }

  /** Whether there are 32 vector registers: with AVX-512, whatever the width, and off x86. */
  static boolean manyRegisters() {
    return preferredBits() == 512 || !Width.x86();
  }

  private static VectorShape shape() {
    int widest = Math.min(preferredBits(), DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    return VectorShape.forBitSize(Math.min(widest, Width.requestedBits()));
  }
}
