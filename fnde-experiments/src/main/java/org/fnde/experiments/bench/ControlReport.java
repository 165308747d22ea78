package org.fnde.experiments.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.text.TextTable;
import org.fnde.models.CounterRandom;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;

/**
 * Measures how long it takes to make control paths of series of the published shape with missing
 * values, batch by batch, as training does.
 *
 * @param providers where interpolations come from
 * @param series how many series are prepared
 * @param missing the share of values that are missing, from 0 to 1
 */
public record ControlReport(Providers providers, int series, double missing) {
  private static final int BATCH = 1024;
  private static final int LENGTH = 161;
  private static final int CHANNELS = 21;
  private static final List<String> INTERPOLATIONS =
      List.of("linear", "rectilinear", "natural-cubic", "hermite", "log-signature:window=10");

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    out.println(Machine.current().line());
    out.printf(
        Locale.ROOT,
        "%d series [%d, %d], %.0f %% missing, float32, in batches of %d, on all cores%n%n",
        series,
        LENGTH,
        CHANNELS,
        100 * missing,
        BATCH);
    Array times = times();
    Array values = values(Math.min(series, BATCH));
    TextTable table = TextTable.of("interpolation", "s", "series/s");
    for (String text : INTERPOLATIONS) {
      Interpolation interpolation = providers.interpolation(text);
      prepare(interpolation, times, values, values.rows());
      double seconds = prepare(interpolation, times, values, series);
      table = table.row(text, number(seconds, "%.2f"), number(series / seconds, "%.0f"));
    }
    table.print(out);
  }

  private static String number(double value, String format) {
    return String.format(Locale.ROOT, format, value);
  }

  /** The seconds that so many series take, their share where the last batch has more of them. */
  private static double prepare(Interpolation interpolation, Array times, Array values, int count) {
    long start = System.nanoTime();
    long done = 0;
    while (done < count) {
      interpolation.coefficients(times, values);
      done += values.rows();
    }
    return (System.nanoTime() - start) / 1e9 * count / done;
  }

  private static Array times() {
    return Array.of(IntStream.range(0, LENGTH).asDoubleStream().toArray(), LENGTH);
  }

  /** Channel 0 is the time and never missing. */
  private Array values(int rows) {
    CounterRandom random = CounterRandom.of(0, "series");
    float[] values = new float[rows * LENGTH * CHANNELS];
    for (int i = 0; i < values.length; i++) {
      boolean absent = random.uniform(2L * i) < missing;
      if (i % CHANNELS == 0) {
        values[i] = i / CHANNELS % LENGTH;
      } else {
        values[i] = absent ? Float.NaN : (float) random.uniform(2L * i + 1);
      }
    }
    return Array.rows(rows, values, LENGTH, CHANNELS);
  }
}
