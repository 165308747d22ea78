package org.fnde.experiments.baseline;

import org.fnde.experiments.series.LabelledSeries;

/**
 * The mean and the deviation over time of every channel of some series, each of these numbers
 * brought to mean 0 and deviation 1 over the series to fit to. What was never observed is 0.
 *
 * @param mean of each number
 * @param scale deviation of each number, 1 where it is constant
 */
record Moments(double[] mean, double[] scale) {

  static Moments of(LabelledSeries series, int[] train) {
    int size = 2 * series.channels();
    double[] mean = new double[size];
    double[] scale = new double[size];
    int[] counts = new int[size];
    for (int i : train) {
      double[] raw = raw(series, i);
      for (int j = 0; j < size; j++) {
        if (!Double.isNaN(raw[j])) {
          counts[j]++;
          double from = raw[j] - mean[j];
          mean[j] += from / counts[j];
          scale[j] += from * (raw[j] - mean[j]);
        }
      }
    }
    for (int j = 0; j < size; j++) {
      scale[j] = scale[j] > 0 ? Math.sqrt(scale[j] / counts[j]) : 1;
    }
    return new Moments(mean, scale);
  }

  double[][] examples(LabelledSeries series, int[] indices) {
    double[][] examples = new double[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      double[] raw = raw(series, indices[i]);
      for (int j = 0; j < raw.length; j++) {
        raw[j] = Double.isNaN(raw[j]) ? 0 : (raw[j] - mean[j]) / scale[j];
      }
      examples[i] = raw;
    }
    return examples;
  }

  /** Means, then deviations, of the observed values. */
  private static double[] raw(LabelledSeries series, int index) {
    int channels = series.channels();
    int begin = index * series.length() * channels;
    double[] raw = new double[2 * channels];
    for (int c = 0; c < channels; c++) {
      int count = 0;
      double mean = 0;
      double squares = 0;
      for (int time = 0; time < series.length(); time++) {
        double x = series.values()[begin + time * channels + c];
        if (!Double.isNaN(x)) {
          count++;
          double from = x - mean;
          mean += from / count;
          squares += from * (x - mean);
        }
      }
      raw[c] = count == 0 ? Double.NaN : mean;
      raw[channels + c] = count == 0 ? Double.NaN : Math.sqrt(squares / count);
    }
    return raw;
  }
}
