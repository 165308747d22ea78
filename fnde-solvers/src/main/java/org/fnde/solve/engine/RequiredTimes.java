package org.fnde.solve.engine;

import java.util.Arrays;
import java.util.List;

/** Sorted times at which steps must end, and how far a solve has come. */
final class RequiredTimes {
  private final double[] ascending;
  private double direction = 1;
  private int next;

  RequiredTimes(List<Double> times) {
    this.ascending = times.stream().mapToDouble(Double::doubleValue).sorted().distinct().toArray();
  }

  /** Skips what is not after {@code t0}. */
  void start(double t0, double towards) {
    direction = towards;
    next = towards > 0 ? 0 : ascending.length - 1;
    advance(t0);
  }

  /** Skips what is not after {@code t}. */
  void advance(double t) {
    while (hasNext() && (ascending[next] - t) * direction <= 0) {
      next += direction > 0 ? 1 : -1;
    }
  }

  private boolean hasNext() {
    return next >= 0 && next < ascending.length;
  }

  /** The end of a step from before the next time to {@code t1}, cut to it. */
  double cut(double t1) {
    return hasNext() && (t1 - ascending[next]) * direction > 0 ? ascending[next] : t1;
  }

  boolean isNext(double t) {
    return hasNext() && ascending[next] == t;
  }

  /** Both lists as one. */
  static RequiredTimes of(List<Double> some, double[] more) {
    double[] all = Arrays.copyOf(more, more.length + some.size());
    for (int i = 0; i < some.size(); i++) {
      all[more.length + i] = some.get(i);
    }
    return new RequiredTimes(Arrays.stream(all).boxed().toList());
  }
}
