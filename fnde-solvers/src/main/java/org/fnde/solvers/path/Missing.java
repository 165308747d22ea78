package org.fnde.solvers.path;

/**
 * Missing values (NaN) of one channel of a series, whose elements are a stride apart. A channel
 * without any observation is zero.
 */
final class Missing {
  private Missing() {}

  /**
   * Missing values between observations lie on a straight line, those at the ends are the nearest
   * observation.
   */
  static void fillLinearly(double[] t, double[] x, int at, int stride) {
    int last = -1;
    for (int i = 0; i < t.length; i++) {
      double value = x[at + i * stride];
      if (Double.isNaN(value)) {
        continue;
      }
      double before = last < 0 ? value : x[at + last * stride];
      for (int k = last + 1; k < i; k++) {
        double share = last < 0 ? 0 : (t[k] - t[last]) / (t[i] - t[last]);
        x[at + k * stride] = before + share * (value - before);
      }
      last = i;
    }
    fillAfter(t.length, x, at, stride, last);
  }

  private static void fillAfter(int length, double[] x, int at, int stride, int last) {
    double value = last < 0 ? 0 : x[at + last * stride];
    for (int k = last + 1; k < length; k++) {
      x[at + k * stride] = value;
    }
  }

  /** The transpose of {@link #fillLinearly}, in place; {@code x} has its missing values still. */
  static void pullbackLinear(double[] t, double[] x, double[] g, int at, int stride) {
    int last = -1;
    for (int i = 0; i < t.length; i++) {
      if (Double.isNaN(x[at + i * stride])) {
        continue;
      }
      for (int k = last + 1; k < i; k++) {
        double share = last < 0 ? 1 : (t[k] - t[last]) / (t[i] - t[last]);
        g[at + i * stride] += share * g[at + k * stride];
        if (last >= 0) {
          g[at + last * stride] += (1 - share) * g[at + k * stride];
        }
        g[at + k * stride] = 0;
      }
      last = i;
    }
    collectAfter(t.length, g, at, stride, last);
  }

  private static void collectAfter(int length, double[] g, int at, int stride, int last) {
    for (int k = last + 1; k < length; k++) {
      if (last >= 0) {
        g[at + last * stride] += g[at + k * stride];
      }
      g[at + k * stride] = 0;
    }
  }

  /** Missing values are the observation before; those before the first one are the first. */
  static void fillForward(int length, double[] x, int at, int stride) {
    int last = -1;
    for (int i = 0; i < length; i++) {
      if (!Double.isNaN(x[at + i * stride])) {
        for (int k = last < 0 ? 0 : i; k < i; k++) {
          x[at + k * stride] = x[at + i * stride];
        }
        last = i;
      } else if (last >= 0) {
        x[at + i * stride] = x[at + last * stride];
      }
    }
    fillAfter(length, x, at, stride, last);
  }

  /** The transpose of {@link #fillForward}, in place; {@code x} has its missing values still. */
  static void pullbackForward(int length, double[] x, double[] g, int at, int stride) {
    int last = -1;
    double pending = 0;
    for (int i = 0; i < length; i++) {
      boolean observed = !Double.isNaN(x[at + i * stride]);
      if (observed) {
        last = i;
        g[at + i * stride] += pending;
        pending = 0;
      } else {
        if (last >= 0) {
          g[at + last * stride] += g[at + i * stride];
        } else {
          pending += g[at + i * stride];
        }
        g[at + i * stride] = 0;
      }
    }
  }

  /** The transpose of {@link #fillEnds}, in place; {@code x} has its missing values still. */
  static void pullbackEnds(int length, double[] x, double[] g, int at, int stride) {
    int first = 0;
    while (first < length && Double.isNaN(x[at + first * stride])) {
      first++;
    }
    int last = length - 1;
    while (last > first && Double.isNaN(x[at + last * stride])) {
      last--;
    }
    for (int i = 0; i < length; i++) {
      if (i < first || i > last) {
        if (first < length) {
          g[at + (i < first ? first : last) * stride] += g[at + i * stride];
        }
        g[at + i * stride] = 0;
      }
    }
  }

  /** Missing values before the first and after the last observation are the nearest one. */
  static void fillEnds(int length, double[] x, int at, int stride) {
    int first = 0;
    while (first < length && Double.isNaN(x[at + first * stride])) {
      first++;
    }
    int last = length - 1;
    while (last > first && Double.isNaN(x[at + last * stride])) {
      last--;
    }
    double before = first < length ? x[at + first * stride] : 0;
    double after = first < length ? x[at + last * stride] : 0;
    for (int i = 0; i < length; i++) {
      if (i < first || i > last) {
        x[at + i * stride] = i < first ? before : after;
      }
    }
  }
}
