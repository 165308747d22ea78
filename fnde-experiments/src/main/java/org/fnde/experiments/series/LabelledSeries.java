package org.fnde.experiments.series;

import java.util.Arrays;
import java.util.List;

/**
 * Time series of one length, each of one class. A value that is not a number is missing.
 *
 * @param values {@code [count, length, channels]} in row-major order, followed by anything; not
 *     copied and never written to
 * @param length the number of times of a series
 * @param channels the number of values at a time
 * @param labels the class of each series, {@code [count]}
 * @param classes the names of the classes
 * @param names what each series is called in an error, {@code [count]}
 */
public record LabelledSeries(
    float[] values,
    int length,
    int channels,
    int[] labels,
    List<String> classes,
    List<String> names) {

  /**
   * Checks the sizes and copies the lists.
   *
   * @throws IllegalArgumentException if sizes do not fit or a label is no class
   */
  public LabelledSeries {
    classes = List.copyOf(classes);
    names = List.copyOf(names);
    long needed = (long) labels.length * length * channels;
    if (length < 1 || channels < 1 || names.size() != labels.length || values.length < needed) {
      throw new IllegalArgumentException(
          "%d labels and %d names need [%d, %d, %d] values, got %d"
              .formatted(
                  labels.length, names.size(), labels.length, length, channels, values.length));
    }
    for (int label : labels) {
      if (label < 0 || label >= classes.size()) {
        throw new IllegalArgumentException("label " + label + " is none of " + classes);
      }
    }
  }

  /**
   * The number of series.
   *
   * @return the number
   */
  public int count() {
    return labels.length;
  }

  /**
   * Refuses series that nothing can be learnt from.
   *
   * @throws SeriesException if there is none, all are of one class, one has no value at all, or one
   *     has an infinite value
   */
  public void check() {
    if (count() == 0) {
      throw new SeriesException("there are no series; check the directory of the data");
    }
    if (Arrays.stream(labels).allMatch(label -> label == labels[0])) {
      throw new SeriesException(
          "all %d series are of one class, '%s'; need two classes to tell apart"
              .formatted(count(), classes.get(labels[0])));
    }
    int size = length * channels;
    for (int i = 0; i < count(); i++) {
      int observed = 0;
      for (int at = i * size; at < (i + 1) * size; at++) {
        if (Float.isInfinite(values[at])) {
          throw new SeriesException("series " + names.get(i) + " has an infinite value");
        }
        observed += Float.isNaN(values[at]) ? 0 : 1;
      }
      if (observed == 0) {
        throw new SeriesException(
            "series " + names.get(i) + " has no value at all, only NaN; leave it out");
      }
    }
  }
}
