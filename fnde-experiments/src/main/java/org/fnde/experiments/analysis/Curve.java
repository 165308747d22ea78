package org.fnde.experiments.analysis;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.fnde.experiments.plot.Series;

/**
 * Repeats in one line.
 *
 * @param label the group's label
 * @param runs how many there are
 * @param x positions, increasing: those that every run has
 * @param points the values of the runs at each position
 */
record Curve(String label, int runs, List<Long> x, List<Summary> points) {

  static Curve of(String label, List<NavigableMap<Long, Double>> runs, boolean dropLowest) {
    TreeSet<Long> common = new TreeSet<>(runs.getFirst().keySet());
    runs.forEach(run -> common.retainAll(run.keySet()));
    List<Long> x = List.copyOf(common);
    int dropped = dropLowest ? 1 : 0;
    List<Summary> points =
        x.stream().map(at -> Summary.of(values(runs, at).sorted().skip(dropped))).toList();
    return new Curve(label, runs.size(), x, points);
  }

  private static DoubleStream values(List<NavigableMap<Long, Double>> runs, long at) {
    return runs.stream().mapToDouble(run -> run.get(at));
  }

  /** Mean and sample deviation; no band where there is only one run. */
  Series series() {
    double[] positions = x.stream().mapToDouble(Long::doubleValue).toArray();
    double[] means = points.stream().mapToDouble(Summary::mean).toArray();
    String name = runs == 1 ? label : label + " (" + EqualGroups.counted(runs) + ")";
    Series mean = Series.of(name, positions, means);
    return hasBand()
        ? mean.withDeviation(
            points.stream().mapToDouble(point -> point.deviation().orElseThrow()).toArray())
        : mean;
  }

  boolean hasBand() {
    return points.stream().allMatch(point -> point.deviation().isPresent());
  }
}
