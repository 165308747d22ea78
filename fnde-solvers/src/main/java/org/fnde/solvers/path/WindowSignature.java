package org.fnde.solvers.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fnde.solvers.path.Windows.Corner;

/**
 * The log-signature of a piecewise linear path: the logarithm of the product of the exponentials of
 * its increments (K.-T. Chen, 1957). For one thread.
 */
final class WindowSignature {
  private final TensorAlgebra algebra;
  private final int channels;
  private final int[] words;
  private final double[] increment;
  private final List<double[]> signatures = new ArrayList<>();
  private final List<double[]> exponentials = new ArrayList<>();

  WindowSignature(int channels, int depth) {
    this.algebra = new TensorAlgebra(channels, depth);
    this.channels = channels;
    this.words =
        LyndonWords.of(channels, depth).stream()
            .mapToInt(w -> algebra.level(w.length) + number(w, channels))
            .toArray();
    this.increment = new double[channels];
  }

  private static int number(int[] word, int channels) {
    int number = 0;
    for (int letter : word) {
      number = number * channels + letter;
    }
    return number;
  }

  int size() {
    return words.length;
  }

  /** Adds the log-signature of a path through some corners to {@code y}. */
  void add(List<Corner> corners, double[] x, double[] y, int at) {
    double[] s = signature(corners, x);
    double[] log = algebra.element();
    algebra.multiply(s, algebra.logarithmFactors(s)[1], log);
    for (int i = 0; i < words.length; i++) {
      y[at + i] += log[words[i]];
    }
  }

  /** The signature without its 1; keeps what a pullback needs. */
  private double[] signature(List<Corner> corners, double[] x) {
    while (signatures.size() < corners.size()) {
      signatures.add(algebra.element());
      exponentials.add(algebra.element());
    }
    double[] s = signatures.getFirst();
    Arrays.fill(s, 0);
    s[0] = 1;
    for (int i = 1; i < corners.size(); i++) {
      step(corners, x, i);
      algebra.exponential(increment, exponentials.get(i));
      algebra.multiply(s, exponentials.get(i), signatures.get(i));
      s = signatures.get(i);
    }
    double[] rest = s.clone();
    rest[0] = 0;
    return rest;
  }

  private void step(List<Corner> corners, double[] x, int i) {
    for (int c = 0; c < channels; c++) {
      increment[c] =
          corners.get(i).value(x, c, channels) - corners.get(i - 1).value(x, c, channels);
    }
  }

  /** Adds the gradient of the product of {@code gy} and the log-signature to {@code gx}. */
  void pullback(List<Corner> corners, double[] x, double[] gy, int at, double[] gx) {
    double[] s = signature(corners, x);
    double[] cotangent = algebra.element();
    for (int i = 0; i < words.length; i++) {
      cotangent[words[i]] = gy[at + i];
    }
    double[] gs = algebra.pullbackLogarithm(s, algebra.logarithmFactors(s), cotangent);
    for (int i = corners.size() - 1; i >= 1; i--) {
      double[] before = algebra.element();
      double[] ge = algebra.element();
      double[] gi = new double[channels];
      step(corners, x, i);
      double[] e = exponentials.get(i);
      algebra.pullbackProduct(signatures.get(i - 1), e, gs, before, ge);
      algebra.pullbackExponential(increment, e, ge, gi);
      for (int c = 0; c < channels; c++) {
        corners.get(i).pullback(gi[c], gx, c, channels);
        corners.get(i - 1).pullback(-gi[c], gx, c, channels);
      }
      gs = before;
    }
  }
}
