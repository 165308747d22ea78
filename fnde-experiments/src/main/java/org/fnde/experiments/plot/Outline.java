package org.fnde.experiments.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * The outline of a filled area.
 *
 * @param x positions of its corners
 * @param y values of its corners
 */
record Outline(double[] x, double[] y) {

  /** The area of a histogram's bars. */
  static Outline bars(double[] edges, int[] counts) {
    int n = counts.length;
    double[] x = new double[2 * n + 2];
    double[] y = new double[2 * n + 2];
    for (int i = 0; i <= n; i++) {
      x[2 * i] = edges[i];
      x[2 * i + 1] = edges[i];
      y[2 * i] = i == 0 ? 0 : counts[i - 1];
      y[2 * i + 1] = i == n ? 0 : counts[i];
    }
    return new Outline(x, y);
  }

  /** The areas between gaps of a series' band, none if it has no band. */
  static List<Outline> band(Series series, boolean logarithmic) {
    List<Outline> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; series.hasBand() && i <= series.x().length; i++) {
      if (i == series.x().length || !isShown(series, i, logarithmic)) {
        if (i - from > 1) {
          parts.add(part(series, from, i, logarithmic));
        }
        from = i + 1;
      }
    }
    return parts;
  }

  private static boolean isShown(Series s, int i, boolean logarithmic) {
    boolean finite = Double.isFinite(s.x()[i]) && Double.isFinite(s.y()[i] + s.deviation()[i]);
    return finite && !(logarithmic && s.y()[i] <= 0);
  }

  private static Outline part(Series s, int from, int to, boolean logarithmic) {
    int n = to - from;
    double[] x = new double[2 * n];
    double[] y = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double mean = s.y()[from + i];
      double low = mean - s.deviation()[from + i];
      x[i] = s.x()[from + i];
      y[i] = mean + s.deviation()[from + i];
      x[2 * n - 1 - i] = x[i];
      // A band that reaches 0 has no lower end on a logarithmic axis: it is as long as above.
      y[2 * n - 1 - i] = logarithmic && low <= 0 ? mean * mean / y[i] : low;
    }
    return new Outline(x, y);
  }
}
