package org.fnde.experiments.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table in plain text, its columns aligned: numbers to the right, text to the left. Immutable.
 *
 * @param header the columns' names
 * @param rows the rows, each as long as the header
 */
public record TextTable(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";
  private static final String NUMBER = "[-+]?[0-9.]+(e[-+]?[0-9]+)?|-";

  /**
   * Copies the rows.
   *
   * @throws IllegalArgumentException if a row is not as long as the header
   */
  public TextTable {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "row " + row + ": need " + header.size() + " cells for " + header);
      }
    }
  }

  /**
   * A table without rows.
   *
   * @param header the columns' names
   * @return the table
   */
  public static TextTable of(String... header) {
    return new TextTable(List.of(header), List.of());
  }

  /**
   * One row more.
   *
   * @param cells as many as the header has
   * @return a changed copy
   * @throws IllegalArgumentException if there are more or fewer
   */
  public TextTable row(String... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(List.of(cells));
    return new TextTable(header, more);
  }

  /**
   * Prints the header, a rule and the rows.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    lines().forEach(out::println);
  }

  /**
   * The lines of the table.
   *
   * @return the header, a rule and the rows, without trailing blanks
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    lines.add(line(columns().mapToObj(i -> "-".repeat(width(i))).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  private String line(List<String> cells) {
    return columns()
        .mapToObj(i -> padded(cells.get(i), width(i), isNumeric(i)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private IntStream columns() {
    return IntStream.range(0, header.size());
  }

  private int width(int column) {
    int cells = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(header.get(column).length(), cells);
  }

  /**
   * Whether a column holds numbers, or dashes for those that are missing.
   *
   * @param column from 0
   * @return false if it holds other text, or the table has no rows
   */
  public boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches(NUMBER));
  }

  private static String padded(String text, int width, boolean right) {
    String blanks = " ".repeat(width - text.length());
    return right ? blanks + text : text + blanks;
  }
}
