package org.fnde.solvers.path;

import java.util.ArrayList;
import java.util.List;

/**
 * The corners of a piecewise linear path, cut into windows of equal length, the last one shorter.
 *
 * @param corners for each window, the corners from its start to its end
 */
record Windows(List<List<Corner>> corners) {
  /** Windows are not made for less than this share of their length. */
  private static final double SLIVER = 1e-9;

  private static final int MOST = 1 << 24;

  /**
   * A point of the path between two observations.
   *
   * @param left the observation before
   * @param share how much of the way to the next one, 0 to less than 1
   */
  record Corner(int left, double share) {

    double value(double[] x, int channel, int channels) {
      double from = x[left * channels + channel];
      return share == 0 ? from : from + share * (x[(left + 1) * channels + channel] - from);
    }

    void pullback(double g, double[] gx, int channel, int channels) {
      gx[left * channels + channel] += (1 - share) * g;
      if (share != 0) {
        gx[(left + 1) * channels + channel] += share * g;
      }
    }
  }

  static int count(double[] t, double length) {
    double last = t[t.length - 1];
    double windows = (last - t[0]) / length;
    if (windows > MOST) {
      throw new IllegalArgumentException(
          "option window="
              + length
              + ": cuts the times from "
              + t[0]
              + " to "
              + last
              + " into more than "
              + MOST
              + " windows; choose a longer one");
    }
    int count = (int) Math.max(1, Math.ceil(windows - SLIVER));
    while (count > 1 && t[0] + (count - 1) * length >= last) {
      count--;
    }
    return count;
  }

  static Windows of(double[] t, double length) {
    int count = count(t, length);
    List<List<Corner>> all = new ArrayList<>();
    int next = 1;
    Corner start = new Corner(0, 0);
    for (int w = 1; w <= count; w++) {
      double end = w == count ? t[t.length - 1] : t[0] + w * length;
      List<Corner> window = new ArrayList<>(List.of(start));
      while (next < t.length && t[next] < end) {
        window.add(new Corner(next++, 0));
      }
      if (t[next] == end) {
        start = new Corner(next++, 0);
      } else {
        start = new Corner(next - 1, (end - t[next - 1]) / (t[next] - t[next - 1]));
      }
      window.add(start);
      all.add(window);
    }
    return new Windows(all);
  }
}
