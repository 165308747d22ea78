package org.fnde.solvers.path;

import org.fnde.backend.Array;
import org.fnde.graph.Shape;

/** Times of observations, shared by all series or one row each. */
final class Times {
  private Times() {}

  static void check(Array times) {
    if (!times.type().dtype().isFloat()
        || times.type().shape().rank() != 1
        || times.type().shape().size() < 2) {
      throw new IllegalArgumentException(
          "times are " + times + ": need a floating-point vector of two times at least");
    }
    int n = times.type().shape().size();
    for (int i = 0; i < times.length(); i++) {
      double t = times.get(i);
      boolean increasing = i % n == 0 || t > times.get(i - 1);
      if (!Double.isFinite(t) || !increasing) {
        throw new IllegalArgumentException(
            "times["
                + i % n
                + "] of series "
                + i / n
                + " is "
                + t
                + (i % n == 0 ? "" : " after " + times.get(i - 1))
                + ": times must be finite and increasing");
      }
    }
  }

  static void check(Array times, Array values) {
    check(times);
    Shape shape = values.type().shape();
    if (!values.type().dtype().isFloat() || !shape.hasRows() || shape.rank() != 2) {
      throw new IllegalArgumentException(
          "values are "
              + values
              + ": need floating-point [length, channels] with a row per series");
    }
    int n = times.type().shape().size();
    boolean rows = !times.type().shape().hasRows() || times.rows() == values.rows();
    if (shape.dim(-2) != n || !rows) {
      throw new IllegalArgumentException(
          "times " + times + " do not fit values " + values + ": need a time per observation");
    }
  }

  /** The times of the first series. */
  static double[] first(Array times) {
    double[] t = new double[times.type().shape().size()];
    copy(times, 0, t);
    return t;
  }

  static void copy(Array times, int series, double[] to) {
    times.copyTo(times.type().shape().hasRows() ? series * to.length : 0, to, 0, to.length);
  }

  /** The numbers 0, 1, ... as shared knots. */
  static Array counted(int count) {
    double[] knots = new double[count];
    for (int i = 0; i < count; i++) {
      knots[i] = i;
    }
    return Array.of(knots, count);
  }
}
