package org.fnde.experiments.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often values fall into bins of equal width, which all samples share; later samples are drawn
 * over earlier ones and let them shine through. The bins span the horizontal axis' limits, or all
 * values where it has none; values outside of limits are not counted.
 *
 * @param title what stands above it, may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param samples what is counted, at least one
 * @param bins the number of bins, at least 1
 */
public record Histogram(String title, Axis x, Axis y, List<Sample> samples, int bins)
    implements Chart {

  /** The usual number of bins. */
  public static final int BINS = 200;

  /**
   * Values to count.
   *
   * @param name the name in the legend, different from those of the chart's other samples
   * @param values finite values
   */
  public record Sample(String name, double[] values) {

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public Sample {
      values = values.clone();
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          throw new IllegalArgumentException(
              "sample '" + name + "' has value " + values[i] + " at " + i + ": need finite values");
        }
      }
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no bin, no sample, or two of one name, or no value
   *     and no limits of the horizontal axis
   */
  public Histogram {
    samples = List.copyOf(samples);
    LineChart.requireNames(title, samples.stream().map(Sample::name).toList());
    int values = samples.stream().mapToInt(s -> s.values().length).sum();
    boolean limited = x.min().isPresent() && x.max().isPresent();
    if (bins < 1 || values < 1 && !limited) {
      throw new IllegalArgumentException(
          "histogram '" + title + "' has " + bins + " bins, " + values + " values: need one each");
    }
  }

  /**
   * A histogram of {@link #BINS} bins.
   *
   * @param title what stands above it
   * @param x the horizontal axis
   * @param y the vertical axis
   * @param samples what is counted
   * @return the histogram
   */
  public static Histogram of(String title, Axis x, Axis y, List<Sample> samples) {
    return new Histogram(title, x, y, samples, BINS);
  }

  /**
   * The limits of the bins.
   *
   * @return {@code bins + 1} increasing positions
   */
  public double[] edges() {
    double[] all = samples.stream().flatMapToDouble(s -> Arrays.stream(s.values())).toArray();
    double low = x.min().orElseGet(() -> Arrays.stream(all).min().orElseThrow());
    double high = x.max().orElseGet(() -> Arrays.stream(all).max().orElseThrow());
    double margin = low < high ? 0 : 0.5;
    double from = low - margin;
    double to = high + margin;
    double width = (to - from) / bins;
    // Rounding must not leave the largest value outside.
    return IntStream.rangeClosed(0, bins)
        .mapToDouble(i -> i < bins ? from + i * width : to)
        .toArray();
  }

  /**
   * How many values of a sample fall into each bin. A value at a limit belongs to the bin above it,
   * the last limit to the last bin.
   *
   * @param sample one of the samples
   * @return a count per bin
   */
  public int[] counts(Sample sample) {
    double[] edges = edges();
    double width = (edges[bins] - edges[0]) / bins;
    int[] counts = new int[bins];
    for (double value : sample.values()) {
      int bin = (int) Math.floor((value - edges[0]) / width);
      if (value <= edges[bins] && bin >= 0) {
        counts[Math.min(bin, bins - 1)]++;
      }
    }
    return counts;
  }
}
