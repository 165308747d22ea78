package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fnde.experiments.plot.CountMatrix;
import org.fnde.experiments.plot.Matrices;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.text.TextTable;

/** What the test examples of each class were taken for, the repeats of a group added up. */
record Confusions(Comparison comparison) {

  /** Those of the completed groups that have one. */
  List<CountMatrix> matrices() {
    return comparison.groups().stream().flatMap(group -> sum(group).stream()).toList();
  }

  private static Optional<CountMatrix> sum(RunGroup group) {
    List<Classification> all =
        group.completed().stream()
            .flatMap(run -> run.result().classification().stream())
            .filter(c -> !c.confusion().isEmpty())
            .toList();
    boolean same = all.stream().map(Classification::classes).distinct().count() == 1;
    if (!same) {
      return Optional.empty();
    }
    List<String> classes = all.getFirst().classes();
    List<List<Long>> rows = new ArrayList<>();
    for (int row = 0; row < classes.size(); row++) {
      int r = row;
      rows.add(
          IntStream.range(0, classes.size())
              .mapToObj(c -> all.stream().mapToLong(x -> x.confusion().get(r).get(c)).sum())
              .toList());
    }
    return Optional.of(new CountMatrix(group.label(), classes, rows));
  }

  /** As a text: a row for what was said, a column for what it was taken for. */
  static TextTable table(CountMatrix matrix) {
    List<String> header = new ArrayList<>(List.of("said"));
    header.addAll(matrix.names());
    TextTable table = TextTable.of(header.toArray(String[]::new));
    for (int i = 0; i < matrix.names().size(); i++) {
      List<String> row = new ArrayList<>(List.of(matrix.names().get(i)));
      matrix.counts().get(i).forEach(count -> row.add(Long.toString(count)));
      table = table.row(row.toArray(String[]::new));
    }
    return table;
  }

  Optional<Matrices> picture() {
    List<CountMatrix> all = matrices();
    return all.isEmpty() ? Optional.empty() : Optional.of(new Matrices(all));
  }
}
