package org.fnde.experiments.plot;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** From where to where an axis goes: its own limits, or what the data need. */
record Limits(double low, double high) {
  private static final double MARGIN = 0.05;

  static Limits ofX(Chart chart) {
    DoubleStream values =
        switch (chart) {
          case LineChart lines ->
              lines.series().stream().flatMapToDouble(s -> Arrays.stream(s.x()));
          case Histogram histogram -> Arrays.stream(histogram.edges());
        };
    return of(chart.x(), values, 0);
  }

  static Limits ofY(Chart chart) {
    return switch (chart) {
      case LineChart lines -> of(lines.y(), DoubleStream.concat(values(lines), guides(lines)), MARGIN);
      case Histogram histogram -> ofCounts(histogram);
    };
  }

  private static DoubleStream values(LineChart lines) {
    DoubleStream means = lines.series().stream().flatMapToDouble(s -> Arrays.stream(s.y()));
    DoubleStream bands =
        lines.series().stream()
            .flatMap(s -> Outline.band(s, lines.y().logarithmic()).stream())
            .flatMapToDouble(band -> Arrays.stream(band.y()));
    return DoubleStream.concat(means, bands);
  }

  private static DoubleStream guides(LineChart lines) {
    return lines.guides().stream().mapToDouble(Double::doubleValue);
  }

  private static Limits ofCounts(Histogram histogram) {
    int most =
        histogram.samples().stream()
            .flatMapToInt(s -> Arrays.stream(histogram.counts(s)))
            .max()
            .orElse(0);
    double low = histogram.y().min().orElse(histogram.y().logarithmic() ? 0.5 : 0);
    double high = histogram.y().max().orElse(Math.max(1, most) * (1 + MARGIN));
    return new Limits(low, Math.max(high, Math.nextUp(low)));
  }

  private static Limits of(Axis axis, DoubleStream values, double margin) {
    boolean log = axis.logarithmic();
    double[] shown = values.filter(v -> Double.isFinite(v) && (v > 0 || !log)).toArray();
    double least = Arrays.stream(shown).min().orElse(log ? 0.1 : 0);
    double most = Arrays.stream(shown).max().orElse(1);
    double from = log ? Math.log(least) : least;
    double to = log ? Math.log(most) : most;
    double extra = from < to ? margin * (to - from) : spread(from);
    double low = axis.min().orElse(log ? Math.exp(from - extra) : from - extra);
    double high = axis.max().orElse(log ? Math.exp(to + extra) : to + extra);
    return low < high ? new Limits(low, high) : new Limits(low, low + spread(low));
  }

  /** What is shown on each side of data that are all the same. */
  private static double spread(double value) {
    return value == 0 ? 0.5 : MARGIN * Math.abs(value);
  }
}
