package org.fnde.experiments.audio;

import java.util.Arrays;

/**
 * Triangular filters, equally spaced in mel, over the bins of a one-sided power spectrum, without
 * normalisation of their areas. A filter narrower than the distance of two bins may be all zero.
 *
 * <p>mel = 2595·log10(1 + f/700): D. O'Shaughnessy (1987), Speech communication: human and machine.
 */
final class MelFilters {
  private final int[] first;
  private final double[][] weights;

  MelFilters(MfccSettings settings) {
    int bins = settings.window() / 2 + 1;
    double highest = settings.rate() / 2.0;
    double[] corners = corners(settings.mels(), highest);
    this.first = new int[settings.mels()];
    this.weights = new double[settings.mels()][];
    for (int m = 0; m < weights.length; m++) {
      double[] all = new double[bins];
      int from = bins;
      int to = 0;
      for (int bin = 0; bin < bins; bin++) {
        double f = highest * bin / (bins - 1);
        double rising = (f - corners[m]) / (corners[m + 1] - corners[m]);
        double falling = (corners[m + 2] - f) / (corners[m + 2] - corners[m + 1]);
        all[bin] = Math.max(0, Math.min(rising, falling));
        if (all[bin] > 0) {
          from = Math.min(from, bin);
          to = bin + 1;
        }
      }
      first[m] = to == 0 ? 0 : from;
      weights[m] = to == 0 ? new double[0] : Arrays.copyOfRange(all, from, to);
    }
  }

  private static double[] corners(int filters, double highest) {
    double top = 2595 * Math.log10(1 + highest / 700);
    double[] corners = new double[filters + 2];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = 700 * (Math.pow(10, top * i / (filters + 1) / 2595) - 1);
    }
    return corners;
  }

  /** The energy each filter lets through. */
  void apply(double[] power, double[] energies) {
    for (int m = 0; m < weights.length; m++) {
      double[] filter = weights[m];
      double sum = 0;
      for (int i = 0; i < filter.length; i++) {
        sum += filter[i] * power[first[m] + i];
      }
      energies[m] = sum;
    }
  }
}
