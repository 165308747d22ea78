package org.fnde.solvers.path;

import java.util.Arrays;

/**
 * Every observation, held until the time of the next one; the channel that is the time goes first.
 *
 * @param time the channel that holds the times
 */
record RectilinearMap(int time) implements SeriesMap {

  @Override
  public int length(double[] times) {
    return 2 * times.length - 1;
  }

  @Override
  public int columns(int channels) {
    if (time >= channels) {
      throw new IllegalArgumentException(
          "option time=" + time + ": the series have channels 0 to " + (channels - 1));
    }
    return channels;
  }

  @Override
  public Worker worker(int length, int channels) {
    return new Held(length, channels);
  }

  private final class Held implements Worker {
    private final int length;
    private final int channels;

    Held(int length, int channels) {
      this.length = length;
      this.channels = channels;
    }

    @Override
    public void apply(double[] t, double[] x, double[] y) {
      check(x);
      for (int c = 0; c < channels; c++) {
        Missing.fillForward(length, x, c, channels);
        for (int i = 0; i < 2 * length - 1; i++) {
          y[i * channels + c] = x[source(i, c) * channels + c];
        }
      }
    }

    @Override
    public void pullback(double[] t, double[] x, double[] gy, double[] gx) {
      check(x);
      Arrays.fill(gx, 0);
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < 2 * length - 1; i++) {
          gx[source(i, c) * channels + c] += gy[i * channels + c];
        }
        Missing.pullbackForward(length, x, gx, c, channels);
      }
    }

    /** Which observation a row of the result holds. */
    private int source(int row, int channel) {
      return (channel == time ? row + 1 : row) / 2;
    }

    private void check(double[] x) {
      for (int i = 0; i < length; i++) {
        if (Double.isNaN(x[i * channels + time])) {
          throw new IllegalArgumentException(
              "values: channel "
                  + time
                  + " is the time and has none at observation "
                  + i
                  + "; a rectilinear path needs every time");
        }
      }
    }
  }
}
