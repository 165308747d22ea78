package org.fnde.solve.engine;

import org.fnde.solve.engine.Variant.Reading;

/** Where steps must end and what is read inside them. For one thread. */
final class Schedule {
  private static final Variant[] VARIANTS = variants();
  private final Stepping stepping;
  private final boolean quadratures;
  private final RequiredTimes jumps;
  private RequiredTimes ends;
  private double[] saves = {};
  private int next;
  private double direction;
  private double from;
  private double end;
  private double reached;
  private boolean jump;
  private Variant variant = VARIANTS[0];

  Schedule(Stepping stepping, boolean quadratures) {
    this.stepping = stepping;
    this.quadratures = quadratures;
    this.jumps = new RequiredTimes(stepping.jumpTimes());
    this.ends = new RequiredTimes(stepping.stepTimes());
  }

  private static Variant[] variants() {
    Variant[] all = new Variant[Variant.COUNT];
    for (Reading reading : Reading.values()) {
      for (boolean follows : new boolean[] {false, true}) {
        Variant v = new Variant(reading, follows);
        all[v.index()] = v;
      }
    }
    return all;
  }

  void start(double t0, double[] saveTimes) {
    saves = saveTimes;
    next = 0;
    direction = Math.signum(saves[saves.length - 1] - t0);
    if (stepping.method().tableau().interpolant().isEmpty()) {
      // Without dense output the only way to a save time is a step that ends there.
      ends = RequiredTimes.of(stepping.stepTimes(), saves);
    }
    ends.start(t0, direction);
    jumps.start(t0, direction);
  }

  /** Plans a step from {@code t} to {@code t1} or to where it must end before. */
  void plan(double t, double t1) {
    from = t;
    end = jumps.cut(ends.cut(t1));
    jump = jumps.isNext(end);
    reached = end;
    if (jump && stepping.jumpGap() > 0) {
      double gap = direction * Math.min(stepping.jumpGap(), Math.abs(end - from) / 2);
      reached = end + gap;
      end -= gap;
    }
    int inside = 0;
    int last = next;
    while (last < saves.length && isBefore(saves[last], reached)) {
      inside++;
      last++;
    }
    boolean atEnd = last < saves.length && saves[last] == reached;
    boolean done = last + (atEnd ? 1 : 0) == saves.length;
    Reading reading = Reading.NOTHING;
    if (inside > 0) {
      reading = inside == 1 && !atEnd ? Reading.ONE : Reading.DENSE;
    }
    boolean follows = !done && !(jump && reading == Reading.NOTHING);
    variant = VARIANTS[2 * reading.ordinal() + (follows || !quadratures ? 1 : 0)];
  }

  private boolean isBefore(double time, double other) {
    return (other - time) * direction > 0;
  }

  double start() {
    return from;
  }

  double end() {
    return end;
  }

  /** The time after the step: its end, or beyond the gap around a jump. */
  double reached() {
    return reached;
  }

  /** Whether the step ends before a jump and goes on behind it. */
  boolean hasGap() {
    return reached != end;
  }

  boolean isJump() {
    return jump;
  }

  Variant variant() {
    return variant;
  }

  boolean isDone() {
    return next == saves.length;
  }

  boolean isSaved(double time) {
    return !isDone() && saves[next] == time;
  }

  boolean hasSaveUpTo(double time) {
    return !isDone() && !isBefore(time, saves[next]);
  }

  /** Where in the step the next save time is, from 0 to 1. */
  double position(double step) {
    double length = hasGap() ? reached - from : step;
    return (saves[Math.min(next, saves.length - 1)] - from) / length;
  }

  int nextSaved() {
    return next++;
  }

  /** The planned step was accepted. */
  void advance() {
    ends.advance(reached);
    jumps.advance(reached);
  }
}
