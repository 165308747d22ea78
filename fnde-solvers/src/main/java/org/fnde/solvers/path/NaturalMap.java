package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * The natural cubic spline through the observed values of each channel. Missing values at the ends
 * are the nearest observation. Those inside are first read from the spline through the others,
 * which is the spline through all of them as well.
 */
record NaturalMap() implements SeriesMap {

  @Override
  public int length(double[] times) {
    return times.length - 1;
  }

  @Override
  public int columns(int channels) {
    return 4 * channels;
  }

  @Override
  public Worker worker(int length, int channels) {
    return new Splines(length, channels);
  }

  private static final class Splines implements Worker {
    private final int length;
    private final int channels;
    private final NaturalSpline spline;
    private final double[] values;
    private final double[] slopes;
    private final double[] gradient;
    private final int[] seen;
    private final double[] seenTimes;
    private final double[] seenValues;
    private int count;

    Splines(int length, int channels) {
      this.length = length;
      this.channels = channels;
      this.spline = new NaturalSpline(length);
      this.values = new double[length];
      this.slopes = new double[length];
      this.gradient = new double[length];
      this.seen = new int[length];
      this.seenTimes = new double[length];
      this.seenValues = new double[length];
    }

    @Override
    public void apply(double[] t, double[] x, double[] y) {
      for (int c = 0; c < channels; c++) {
        load(t, x, c);
        if (count < length) {
          fill(t);
        }
        spline.slopes(t, values, length, slopes);
        for (int i = 0; i < length - 1; i++) {
          double r = 1 / (t[i + 1] - t[i]);
          double rise = values[i + 1] - values[i];
          int at = 4 * channels * i + c;
          y[at] = values[i];
          y[at + channels] = slopes[i];
          y[at + 2 * channels] = NaturalSpline.twoC(r, rise, slopes[i], slopes[i + 1]);
          y[at + 3 * channels] = NaturalSpline.threeD(r, rise, slopes[i], slopes[i + 1]);
        }
      }
    }

    /** Takes a channel, its ends filled, and finds what is observed. */
    private void load(double[] t, double[] x, int channel) {
      for (int i = 0; i < length; i++) {
        values[i] = x[i * channels + channel];
      }
      Missing.fillEnds(length, values, 0, 1);
      count = 0;
      for (int i = 0; i < length; i++) {
        if (!Double.isNaN(values[i])) {
          seen[count] = i;
          seenTimes[count] = t[i];
          seenValues[count++] = values[i];
        }
      }
    }

    private void fill(double[] t) {
      spline.slopes(seenTimes, seenValues, count, slopes);
      for (int j = 0; j < count - 1; j++) {
        double r = 1 / (seenTimes[j + 1] - seenTimes[j]);
        double rise = seenValues[j + 1] - seenValues[j];
        double twoC = NaturalSpline.twoC(r, rise, slopes[j], slopes[j + 1]);
        double threeD = NaturalSpline.threeD(r, rise, slopes[j], slopes[j + 1]);
        for (int i = seen[j] + 1; i < seen[j + 1]; i++) {
          double u = t[i] - seenTimes[j];
          values[i] = seenValues[j] + u * (slopes[j] + u * (twoC / 2 + threeD * u / 3));
        }
      }
    }

    @Override
    public void pullback(double[] t, double[] x, double[] gy, double[] gx) {
      for (int c = 0; c < channels; c++) {
        load(t, x, c);
        Arrays.fill(gradient, 0);
        Arrays.fill(slopes, 0);
        for (int i = 0; i < length - 1; i++) {
          int at = 4 * channels * i + c;
          gradient[i] += gy[at];
          slopes[i] += gy[at + channels];
          piece(t[i + 1] - t[i], i, gy[at + 2 * channels], gy[at + 3 * channels], gradient);
        }
        spline.pullback(t, slopes, length, gradient);
        if (count < length) {
          pullbackFilled(t);
        }
        for (int i = 0; i < length; i++) {
          gx[i * channels + c] = gradient[i];
        }
        Missing.pullbackEnds(length, x, gx, c, channels);
      }
    }

    /** What the quadratic and the cubic coefficient of a piece contribute. */
    private void piece(double h, int i, double twoC, double threeD, double[] g) {
      double rise = 6 * (twoC - threeD / h) / (h * h);
      g[i + 1] += rise;
      g[i] -= rise;
      slopes[i] += (3 * threeD / h - 4 * twoC) / h;
      slopes[i + 1] += (3 * threeD / h - 2 * twoC) / h;
    }

    /** Cotangents of filled values go to the observed ones. */
    private void pullbackFilled(double[] t) {
      Arrays.fill(slopes, 0);
      for (int j = 0; j < count; j++) {
        seenValues[j] = gradient[seen[j]];
      }
      for (int j = 0; j < count - 1; j++) {
        for (int i = seen[j] + 1; i < seen[j + 1]; i++) {
          double u = t[i] - seenTimes[j];
          double g = gradient[i];
          seenValues[j] += g;
          slopes[j] += g * u;
          double h = seenTimes[j + 1] - seenTimes[j];
          piece(h, j, g * u * u / 2, g * u * u * u / 3, seenValues);
        }
      }
      spline.pullback(seenTimes, slopes, count, seenValues);
      Arrays.fill(gradient, 0);
      for (int j = 0; j < count; j++) {
        gradient[seen[j]] = seenValues[j];
      }
    }
  }
}
