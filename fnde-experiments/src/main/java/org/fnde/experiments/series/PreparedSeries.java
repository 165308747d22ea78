package org.fnde.experiments.series;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fnde.backend.Array;

/**
 * A data set that a model is trained on: the series as they were measured, their split, and the
 * normalisation by the part that is trained on. A batch is normalised when it is made, so that the
 * values are in memory once.
 *
 * @param series the series
 * @param split which of them are for what
 * @param normalisation of the channels
 */
public record PreparedSeries(LabelledSeries series, Split split, Normalisation normalisation) {

  /**
   * Checks the series and normalises them by those that are trained on.
   *
   * @param series the series
   * @param split which of them are for what
   * @return the data set
   * @throws SeriesException if nothing can be learnt from the series, or a channel is constant
   */
  public static PreparedSeries of(LabelledSeries series, Split split) {
    series.check();
    return new PreparedSeries(series, split, Normalisation.of(series, split.train()));
  }

  /**
   * The number of channels of a batch.
   *
   * @return one more than the series have, for the time
   */
  public int channels() {
    return 1 + series.channels();
  }

  /**
   * The number of times.
   *
   * @return the number
   */
  public int length() {
    return series.length();
  }

  /**
   * The names of the classes.
   *
   * @return the names; a label is a place in this list
   */
  public List<String> classes() {
    return series.classes();
  }

  /**
   * The times of the series.
   *
   * @return 0, 1, ..., length - 1
   */
  public double[] times() {
    return IntStream.range(0, length()).asDoubleStream().toArray();
  }

  /**
   * Some series as a batch.
   *
   * @param indices which series, in this order
   * @return {@code [rows, length, channels]}, float32, the time in channel 0
   */
  public Array batch(int[] indices) {
    return normalisation.batch(series.values(), length(), indices);
  }

  /**
   * The classes of some series.
   *
   * @param indices which series, in this order
   * @return their labels, {@code [rows]}
   */
  public int[] labels(int[] indices) {
    return Arrays.stream(indices).map(i -> series.labels()[i]).toArray();
  }

  /**
   * Refuses a batch that the data cannot fill.
   *
   * @param size the size of a batch
   * @throws SeriesException if there are fewer series to train on
   */
  public void requireBatch(int size) {
    if (size > split.train().length) {
      throw new SeriesException(
          "a batch of %d needs as many series to train on, there are %d; choose a smaller batch"
              .formatted(size, split.train().length));
    }
  }
}
