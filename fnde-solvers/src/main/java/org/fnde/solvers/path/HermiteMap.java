package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * Cubics whose slope at a knot is that of the line on its left, missing values filled in linearly
 * (J. Morrill, P. Kidger, L. Yang, T. Lyons, Neural Controlled Differential Equations for Online
 * Prediction Tasks, 2021): with slopes s of the lines, {@code b_i = s_(i-1)}, {@code b_0 = s_0},
 * {@code 2c = 4 (s - b) / h}, {@code 3d = -3 (s - b) / h²}.
 */
record HermiteMap() implements SeriesMap {

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
    return new Worker() {
      @Override
      public void apply(double[] t, double[] x, double[] y) {
        for (int c = 0; c < channels; c++) {
          Missing.fillLinearly(t, x, c, channels);
          double before = slope(t, x, 0, c, channels);
          for (int i = 0; i < length - 1; i++) {
            double h = t[i + 1] - t[i];
            double s = slope(t, x, i, c, channels);
            int at = 4 * channels * i + c;
            y[at] = x[i * channels + c];
            y[at + channels] = before;
            y[at + 2 * channels] = 4 * (s - before) / h;
            y[at + 3 * channels] = -3 * (s - before) / (h * h);
            before = s;
          }
        }
      }

      @Override
      public void pullback(double[] t, double[] x, double[] gy, double[] gx) {
        Arrays.fill(gx, 0);
        for (int c = 0; c < channels; c++) {
          double later = 0;
          for (int i = length - 2; i >= 0; i--) {
            double h = t[i + 1] - t[i];
            int at = 4 * channels * i + c;
            double bend = 4 * gy[at + 2 * channels] / h - 3 * gy[at + 3 * channels] / (h * h);
            double left = gy[at + channels] - bend;
            double slope = bend + later + (i == 0 ? left : 0);
            later = left;
            gx[(i + 1) * channels + c] += slope / h;
            gx[i * channels + c] += gy[at] - slope / h;
          }
          Missing.pullbackLinear(t, x, gx, c, channels);
        }
      }
    };
  }

  private static double slope(double[] t, double[] x, int i, int channel, int channels) {
    double rise = x[(i + 1) * channels + channel] - x[i * channels + channel];
    return rise / (t[i + 1] - t[i]);
  }
}
