package org.fnde.experiments.series;

import org.fnde.backend.Array;

/**
 * Channels brought to mean 0 and deviation 1: {@code (x - mean) / (deviation + 1e-5)}, where the
 * deviation is the unbiased one. Missing values stay missing.
 *
 * @param mean of each channel
 * @param deviation of each channel
 */
public record Normalisation(double[] mean, double[] deviation) {
  private static final double GUARD = 1e-5;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are not as many means as deviations
   */
  public Normalisation {
    if (mean.length != deviation.length || mean.length == 0) {
      throw new IllegalArgumentException(
          "got " + mean.length + " means and " + deviation.length + " deviations");
    }
  }

  /**
   * The statistics of some series, over series and times, of the values that are not missing.
   *
   * @param series the series
   * @param train which of them
   * @return mean and deviation of each channel
   * @throws SeriesException if a channel has fewer than two values, or only equal ones
   */
  public static Normalisation of(LabelledSeries series, int[] train) {
    int channels = series.channels();
    long[] counts = new long[channels];
    double[] mean = new double[channels];
    double[] deviation = new double[channels];
    accumulate(
        series,
        train,
        (channel, x) -> {
          counts[channel]++;
          mean[channel] += x;
        });
    for (int c = 0; c < channels; c++) {
      mean[c] /= counts[c];
    }
    accumulate(series, train, (c, x) -> deviation[c] += (x - mean[c]) * (x - mean[c]));
    for (int c = 0; c < channels; c++) {
      if (counts[c] < 2 || deviation[c] == 0) {
        throw new SeriesException(
            ("channel %d of %d has %s in the series to train on; leave it out, or see whether the"
                    + " recordings are silent or all alike")
                .formatted(
                    c, channels, counts[c] < 2 ? "fewer than two values" : "one value only"));
      }
      deviation[c] = Math.sqrt(deviation[c] / (counts[c] - 1));
    }
    return new Normalisation(mean, deviation);
  }

  private interface Observation {
    void at(int channel, double value);
  }

  private static void accumulate(LabelledSeries series, int[] train, Observation observation) {
    float[] values = series.values();
    int size = series.length() * series.channels();
    for (int index : train) {
      for (int i = 0; i < size; i++) {
        float x = values[index * size + i];
        if (!Float.isNaN(x)) {
          observation.at(i % series.channels(), x);
        }
      }
    }
  }

  /**
   * Some series as a batch: normalised, and behind their time, which is left as it is.
   *
   * @param values series, {@code [count, length, channels]}
   * @param length the number of times
   * @param indices which series, in this order
   * @return {@code [rows, length, 1 + channels]}, float32; channel 0 is 0, 1, ..., length - 1
   */
  public Array batch(float[] values, int length, int... indices) {
    int channels = mean.length;
    float[] batch = new float[indices.length * length * (1 + channels)];
    int out = 0;
    for (int index : indices) {
      int in = index * length * channels;
      for (int time = 0; time < length; time++) {
        batch[out++] = time;
        for (int c = 0; c < channels; c++) {
          batch[out++] = (float) ((values[in++] - mean[c]) / (deviation[c] + GUARD));
        }
      }
    }
    return Array.rows(indices.length, batch, length, 1 + channels);
  }
}
