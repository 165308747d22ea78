package org.fnde.experiments.results;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How classes are told apart on the test set.
 *
 * @param classes their names
 * @param baseline what logistic regression on the mean and the deviation of every channel gets
 *     right, which knows nothing of the order in time
 * @param confusion a row for each class with the number of its examples that were taken for each
 *     class, by the weights that were kept; empty if that was not measured
 */
public record Classification(
    List<String> classes, Proportion baseline, List<List<Long>> confusion) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the confusion is not a square of the number of classes
   */
  public Classification {
    classes = List.copyOf(classes);
    confusion = confusion.stream().map(List::copyOf).toList();
    int n = classes.size();
    boolean square = confusion.size() == n && confusion.stream().allMatch(row -> row.size() == n);
    if (!confusion.isEmpty() && !square) {
      throw new IllegalArgumentException(
          "confusion " + confusion + ": need a row and a column for each of " + classes);
    }
  }

  /**
   * With a confusion counted from examples.
   *
   * @param labels the class of each example, a place in the list
   * @param predicted what each was taken for
   * @return a changed copy
   */
  public Classification of(int[] labels, int[] predicted) {
    int n = classes.size();
    long[][] counts = new long[n][n];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]]++;
    }
    List<List<Long>> rows =
        IntStream.range(0, n)
            .mapToObj(row -> IntStream.range(0, n).mapToObj(c -> counts[row][c]).toList())
            .toList();
    return new Classification(classes, baseline, rows);
  }
}
