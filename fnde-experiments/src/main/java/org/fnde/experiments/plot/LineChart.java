package org.fnde.experiments.plot;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lines over a common axis, named by a legend; a line whose name is blank is not in it. Later lines
 * are drawn over earlier ones; the points of a line that has few are marked.
 *
 * @param title what stands above it, may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param series the lines, at least one
 * @param guides values of y at which a thin horizontal line is drawn
 */
public record LineChart(String title, Axis x, Axis y, List<Series> series, List<Double> guides)
    implements Chart {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no line, or two have one name
   */
  public LineChart {
    series = List.copyOf(series);
    guides = List.copyOf(guides);
    requireNames(title, series.stream().map(Series::name).toList());
  }

  static void requireNames(String title, List<String> names) {
    Set<String> different = new HashSet<>(names);
    if (names.isEmpty() || different.size() < names.size()) {
      throw new IllegalArgumentException(
          "chart '" + title + "' shows " + names + ": need at least one, of different names");
    }
  }
}
