package org.fnde.experiments.analysis;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.RunResult;

/** Where a curve has its points. */
enum CurvePoints {
  /** At measurements, over the epoch that each ends. */
  EPOCHS("epoch"),
  /** At measurements, over the updates before each. */
  MEASURED_UPDATES("update"),
  /** At every update, of its batch. */
  EVERY_UPDATE("update");

  private static final int ENOUGH = 2;

  private final String axis;

  CurvePoints(String axis) {
    this.axis = axis;
  }

  /** The finest points that all runs have two of; every update where measurements are too few. */
  static CurvePoints of(Collection<List<RunResult>> groups) {
    List<RunResult> runs = groups.stream().flatMap(List::stream).toList();
    if (runs.stream().anyMatch(run -> run.history().size() < ENOUGH)) {
      return EVERY_UPDATE;
    }
    boolean epochs = runs.stream().allMatch(run -> run.configuration().epochs() > 0);
    return epochs ? EPOCHS : MEASURED_UPDATES;
  }

  /** Positions and values of a run; without those that it has no value at. */
  NavigableMap<Long, Double> of(RunResult run, CurveSettings settings) {
    NavigableMap<Long, Double> points = new TreeMap<>();
    if (this == EVERY_UPDATE) {
      for (int i = 0; i < run.updates().size(); i++) {
        put(points, i + 1L, settings.value().of(run.updates().get(i)));
      }
    } else {
      for (Measurement measurement : run.history()) {
        long x = this == EPOCHS ? measurement.epoch() : measurement.update();
        int batchSize = run.configuration().batchSize();
        put(points, x, settings.value().of(settings.metrics(measurement), batchSize));
      }
    }
    return points;
  }

  private static void put(NavigableMap<Long, Double> points, long x, OptionalDouble value) {
    value.ifPresent(y -> points.put(x, y));
  }

  String axis() {
    return axis;
  }

  /** What is shown, in words. */
  String shown(CurveSettings settings) {
    String value = settings.value().words();
    if (this == EVERY_UPDATE) {
      return settings.value() == CurveValue.LOSS
          ? "training loss per update"
          : value + " per update";
    }
    String batch = settings.value() == CurveValue.BACKWARD_NFE ? " per batch" : "";
    return (settings.train() ? "training " : "validation ") + value + batch;
  }
}
