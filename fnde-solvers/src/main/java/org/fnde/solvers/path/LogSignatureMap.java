package org.fnde.solvers.path;

import java.util.Arrays;
import java.util.List;
import org.fnde.solvers.path.Windows.Corner;

/**
 * The running sum of the log-signatures of windows, the first value of the series before it.
 *
 * @param depth the largest number of letters of a word
 * @param window the length of a window, in the unit of the times
 */
record LogSignatureMap(int depth, double window) implements SeriesMap {

  @Override
  public int length(double[] times) {
    return Windows.count(times, window) + 1;
  }

  @Override
  public int columns(int channels) {
    return new WindowSignature(channels, depth).size();
  }

  @Override
  public Worker worker(int length, int channels) {
    return new Summed(new WindowSignature(channels, depth), channels);
  }

  private final class Summed implements Worker {
    private final WindowSignature signature;
    private final int channels;

    Summed(WindowSignature signature, int channels) {
      this.signature = signature;
      this.channels = channels;
    }

    private List<List<Corner>> windows(double[] t, int results) {
      List<List<Corner>> windows = Windows.of(t, window).corners();
      int rows = results / signature.size() - 1;
      if (windows.size() != rows) {
        throw new IllegalArgumentException(
            "times: one series has "
                + windows.size()
                + " windows of length "
                + window
                + ", the first "
                + rows
                + "; all series of a batch need the same number");
      }
      return windows;
    }

    @Override
    public void apply(double[] t, double[] x, double[] y) {
      for (int c = 0; c < channels; c++) {
        Missing.fillLinearly(t, x, c, channels);
      }
      int size = signature.size();
      List<List<Corner>> windows = windows(t, y.length);
      Arrays.fill(y, 0, size, 0);
      System.arraycopy(x, 0, y, 0, channels);
      for (int w = 0; w < windows.size(); w++) {
        System.arraycopy(y, w * size, y, (w + 1) * size, size);
        signature.add(windows.get(w), x, y, (w + 1) * size);
      }
    }

    @Override
    public void pullback(double[] t, double[] x, double[] gy, double[] gx) {
      double[] filled = x.clone();
      for (int c = 0; c < channels; c++) {
        Missing.fillLinearly(t, filled, c, channels);
      }
      int size = signature.size();
      List<List<Corner>> windows = windows(t, gy.length);
      Arrays.fill(gx, 0);
      for (int w = windows.size(); w >= 1; w--) {
        signature.pullback(windows.get(w - 1), filled, gy, w * size, gx);
        for (int i = 0; i < size; i++) {
          gy[(w - 1) * size + i] += gy[w * size + i];
        }
      }
      for (int c = 0; c < channels; c++) {
        gx[c] += gy[c];
        Missing.pullbackLinear(t, x, gx, c, channels);
      }
    }
  }
}
