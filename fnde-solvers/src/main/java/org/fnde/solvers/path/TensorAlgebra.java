package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * The tensor algebra over {@code R^channels}, truncated at a depth. An element is one array: for
 * each level k from 0 its {@code channels^k} coefficients, words in lexicographic order. For one
 * thread; it keeps nothing.
 */
final class TensorAlgebra {
  private final int channels;
  private final int depth;
  private final int[] offsets;

  /**
   * An algebra.
   *
   * @throws IllegalArgumentException if an element would have 2^24 coefficients or more
   */
  TensorAlgebra(int channels, int depth) {
    this.channels = channels;
    this.depth = depth;
    this.offsets = new int[depth + 2];
    long size = 1;
    for (int k = 0; k <= depth; k++) {
      offsets[k + 1] = (int) (offsets[k] + size);
      size *= channels;
      if (size + offsets[k + 1] > 1 << 24 && k < depth) {
        throw new IllegalArgumentException(
            "a signature of "
                + channels
                + " channels to depth "
                + depth
                + " is too large; take a smaller depth or fewer channels");
      }
    }
  }

  double[] element() {
    return new double[offsets[depth + 1]];
  }

  int depth() {
    return depth;
  }

  int level(int k) {
    return offsets[k];
  }

  private int size(int k) {
    return offsets[k + 1] - offsets[k];
  }

  /** {@code c = a ⊗ b}. */
  void multiply(double[] a, double[] b, double[] c) {
    Arrays.fill(c, 0);
    for (int i = 0; i <= depth; i++) {
      for (int j = 0; i + j <= depth; j++) {
        for (int u = 0; u < size(i); u++) {
          double left = a[offsets[i] + u];
          int at = offsets[i + j] + u * size(j);
          for (int v = 0; left != 0 && v < size(j); v++) {
            c[at + v] += left * b[offsets[j] + v];
          }
        }
      }
    }
  }

  /** Adds to {@code ga} and {@code gb} what the cotangent {@code gc} of a product contributes. */
  void pullbackProduct(double[] a, double[] b, double[] gc, double[] ga, double[] gb) {
    for (int i = 0; i <= depth; i++) {
      for (int j = 0; i + j <= depth; j++) {
        for (int u = 0; u < size(i); u++) {
          int at = offsets[i + j] + u * size(j);
          double left = a[offsets[i] + u];
          double sum = 0;
          for (int v = 0; v < size(j); v++) {
            sum += gc[at + v] * b[offsets[j] + v];
            gb[offsets[j] + v] += left * gc[at + v];
          }
          ga[offsets[i] + u] += sum;
        }
      }
    }
  }

  /** The signature of a straight line, {@code e = exp(increment)}. */
  void exponential(double[] increment, double[] e) {
    e[0] = 1;
    for (int k = 1; k <= depth; k++) {
      for (int u = 0; u < size(k - 1); u++) {
        double before = e[offsets[k - 1] + u] / k;
        for (int c = 0; c < channels; c++) {
          e[offsets[k] + u * channels + c] = before * increment[c];
        }
      }
    }
  }

  /** Adds to {@code gi} what the cotangent {@code ge} of an exponential contributes; changes it. */
  void pullbackExponential(double[] increment, double[] e, double[] ge, double[] gi) {
    for (int k = depth; k >= 1; k--) {
      for (int u = 0; u < size(k - 1); u++) {
        double before = e[offsets[k - 1] + u] / k;
        double sum = 0;
        for (int c = 0; c < channels; c++) {
          double g = ge[offsets[k] + u * channels + c];
          gi[c] += g * before;
          sum += g * increment[c];
        }
        ge[offsets[k - 1] + u] += sum / k;
      }
    }
  }

  /**
   * The factors of {@code log(1 + x) = x ⊗ r_1}, with {@code r_n = ±1/n + x ⊗ r_(n+1)}, from n = 1
   * to the depth.
   */
  double[][] logarithmFactors(double[] x) {
    double[][] r = new double[depth + 1][];
    for (int n = depth; n >= 1; n--) {
      r[n] = element();
      if (n < depth) {
        multiply(x, r[n + 1], r[n]);
      }
      r[n][0] += (n % 2 == 1 ? 1.0 : -1.0) / n;
    }
    return r;
  }

  /** The gradient of {@code log(1 + x)} with respect to {@code x} along a cotangent. */
  double[] pullbackLogarithm(double[] x, double[][] r, double[] cotangent) {
    double[] gx = element();
    double[] g = cotangent;
    for (int n = 1; n <= depth; n++) {
      double[] next = element();
      pullbackProduct(x, r[n], g, gx, next);
      g = next;
    }
    return gx;
  }
}
