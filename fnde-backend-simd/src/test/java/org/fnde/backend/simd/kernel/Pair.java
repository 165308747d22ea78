package org.fnde.backend.simd.kernel;

import java.lang.reflect.Array;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * The kernels in use and the plain Java ones of the same element type.
 *
 * @param ulp the distance from 1 to the next number
 */
record Pair<A>(String name, Kernels<A> used, Kernels<A> plain, double ulp) {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.5,
    1e-40,
    -1e-40,
    3e-45,
    88.8,
    -88.0,
    -104.1,
    1e30,
    -1e30,
    2.5e5,
    -3e7,
    0x1p23,
    0x1p52 - 0.5,
    709.9,
    -745.5,
    1e-300,
    -1e-310,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  static Stream<Pair<?>> all() {
    KernelLibrary used = KernelLibrary.choose();
    KernelLibrary plain = KernelLibrary.scalar("");
    return Stream.of(
        new Pair<>("float", used.floats(), plain.floats(), 0x1p-23),
        new Pair<>("double", used.doubles(), plain.doubles(), 0x1p-52));
  }

  @Override
  public String toString() {
    return name;
  }

  double get(A x, int i) {
    return plain.elementwise().get(x, i);
  }

  A zeros(int n) {
    return plain.elementwise().allocate(n);
  }

  /** Numbers of a standard normal distribution. */
  A normal(long seed, int n) {
    Random random = new Random(seed);
    A x = zeros(n);
    for (int i = 0; i < n; i++) {
      plain.elementwise().set(x, i, random.nextGaussian());
    }
    return x;
  }

  /** Numbers of all sizes, and special ones. */
  A wild(long seed, int n) {
    Random random = new Random(seed);
    A x = zeros(n);
    for (int i = 0; i < n; i++) {
      double v =
          switch (random.nextInt(4)) {
            case 0 -> SPECIAL[random.nextInt(SPECIAL.length)];
            case 1 -> random.nextGaussian();
            case 2 -> 30 * random.nextGaussian();
            default -> random.nextGaussian() * Math.exp(20 * random.nextGaussian());
          };
      plain.elementwise().set(x, i, v);
    }
    return x;
  }

  @SafeVarargs
  final A[] array(A... elements) {
    @SuppressWarnings("unchecked")
    A[] y = (A[]) Array.newInstance(elements[0].getClass(), elements.length);
    for (int i = 0; i < y.length; i++) {
      y[i] = elements[i];
    }
    return y;
  }

  A copy(A x, int n) {
    A y = zeros(n);
    plain.elementwise().copy(x, 0, y, 0, n);
    return y;
  }

  /** Equal to the bit, except that a NaN is like another. */
  void assertSame(A expected, A actual, int n, String what) {
    for (int i = 0; i < n; i++) {
      double e = get(expected, i);
      double a = get(actual, i);
      if (Double.compare(e, a) != 0) {
        Assertions.fail(name + " " + what + " [" + i + "]: plain " + e + ", used " + a);
      }
    }
  }
}
