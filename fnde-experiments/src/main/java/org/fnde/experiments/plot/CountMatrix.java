package org.fnde.experiments.plot;

import java.util.List;

/**
 * A square of counts.
 *
 * @param title what stands above it
 * @param names of the rows and of the columns
 * @param counts a row for each name with a count for each name
 */
public record CountMatrix(String title, List<String> names, List<List<Long>> counts) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the counts are no square of the number of names, or there
   *     is no name
   */
  public CountMatrix {
    names = List.copyOf(names);
    counts = counts.stream().map(List::copyOf).toList();
    int n = names.size();
    if (n == 0 || counts.size() != n || counts.stream().anyMatch(row -> row.size() != n)) {
      throw new IllegalArgumentException(
          "matrix '" + title + "': need a row and a column for each of " + names);
    }
  }

  /** The share of a count in its row; 0 in a row without any. */
  double share(int row, int column) {
    long sum = counts.get(row).stream().mapToLong(Long::longValue).sum();
    return sum == 0 ? 0 : (double) counts.get(row).get(column) / sum;
  }
}
