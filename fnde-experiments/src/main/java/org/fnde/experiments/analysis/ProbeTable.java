package org.fnde.experiments.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.text.TextTable;

/**
 * What the norms spend on one gradient, and what they get for it, under several tolerances of the
 * adjoint: a row for each choice of weights and tolerances, means over completed runs.
 *
 * @param labels the groups that were probed
 * @param rows the rows
 */
record ProbeTable(List<String> labels, List<Row> rows) {
  private static final double ALIKE = 1.05;

  /** What a group spends and gets. */
  record Cell(double nfe, double error) {}

  /** The groups by label under the same tolerances with the same weights. */
  record Row(String weights, String tolerances, SequencedMap<String, Cell> cells) {

    double least() {
      return nfe().min(Comparator.naturalOrder()).orElseThrow();
    }

    double most() {
      return nfe().max(Comparator.naturalOrder()).orElseThrow();
    }

    boolean parts() {
      return most() > least();
    }

    private Stream<Double> nfe() {
      return cells.values().stream().map(Cell::nfe);
    }
  }

  static ProbeTable of(Comparison comparison) {
    LinkedHashSet<List<String>> keys = new LinkedHashSet<>();
    List<String> labels = new ArrayList<>();
    for (RunGroup group : comparison.groups()) {
      List<Probe> probes = probes(group);
      probes.forEach(probe -> keys.add(List.of(probe.weights(), probe.tolerances())));
      if (!probes.isEmpty()) {
        labels.add(group.label());
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> key : keys) {
      rows.add(new Row(key.get(0), key.get(1), cells(comparison, key)));
    }
    return new ProbeTable(List.copyOf(labels), List.copyOf(rows));
  }

  private static SequencedMap<String, Cell> cells(Comparison comparison, List<String> key) {
    SequencedMap<String, Cell> cells = new LinkedHashMap<>();
    for (RunGroup group : comparison.groups()) {
      List<Probe> same =
          probes(group).stream()
              .filter(probe -> key.equals(List.of(probe.weights(), probe.tolerances())))
              .toList();
      if (!same.isEmpty()) {
        Summary nfe = Summary.of(same.stream().mapToDouble(p -> p.backward().nfe()));
        Summary error = Summary.of(same.stream().mapToDouble(Probe::gradientError));
        cells.put(group.label(), new Cell(nfe.mean(), error.mean()));
      }
    }
    return cells;
  }

  private static List<Probe> probes(RunGroup group) {
    return group.completed().stream().flatMap(run -> run.result().probes().stream()).toList();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  TextTable table() {
    List<String> header = new ArrayList<>(List.of("weights", "adjoint tolerances"));
    for (String label : labels) {
      header.add(label + ": NFE");
      header.add(label + ": gradient error");
    }
    TextTable table = TextTable.of(header.toArray(String[]::new));
    for (Row row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.weights(), row.tolerances()));
      for (String label : labels) {
        Optional<Cell> cell = Optional.ofNullable(row.cells().get(label));
        cells.add(cell.map(c -> count(c.nfe())).orElse("-"));
        cells.add(cell.map(c -> error(c.error())).orElse("-"));
      }
      table = table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  /** Where the norms part, in words; empty if there are not two to compare. */
  String sentence() {
    List<Row> compared = rows.stream().filter(row -> row.cells().size() > 1).toList();
    List<Row> parting = compared.stream().filter(Row::parts).toList();
    if (compared.isEmpty()) {
      return "";
    }
    if (parting.isEmpty()) {
      return "With the same weights and batch, all take the same number of evaluations under each"
          + " of these tolerances.";
    }
    Row widest =
        parting.stream().max(Comparator.comparingDouble(r -> r.most() / r.least())).orElseThrow();
    String elsewhere = parting.size() < compared.size() ? ", and the same in the others" : "";
    return String.format(
        Locale.ROOT,
        "With the same weights and batch, the norms take different numbers of evaluations in %d of"
            + " %d rows%s. They part most with the weights '%s' and the adjoint's tolerances '%s':"
            + " %s.",
        parting.size(),
        compared.size(),
        elsewhere,
        widest.weights(),
        widest.tolerances(),
        words(widest));
  }

  /** What the evaluations buy, for each choice of weights. */
  String bought() {
    return rows.stream()
        .map(Row::weights)
        .distinct()
        .map(weights -> areErrorsAlike(weights) ? alike(weights) : price(weights))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String alike(String weights) {
    return "With the weights '"
        + weights
        + "' all gradient errors are within 5 % of one another: tighter tolerances of the adjoint"
        + " buy no better gradient.";
  }

  /** Where the norm that saves most has the larger error, that is said, and where it has not. */
  private String price(String weights) {
    return rows.stream()
        .filter(row -> row.weights().equals(weights) && row.parts())
        .max(Comparator.comparingDouble(r -> r.most() / r.least()))
        .map(ProbeTable::price)
        .orElse("");
  }

  private static String price(Row row) {
    Comparator<Map.Entry<String, Cell>> byNfe =
        Comparator.comparingDouble(cell -> cell.getValue().nfe());
    Map.Entry<String, Cell> least = row.cells().entrySet().stream().min(byNfe).orElseThrow();
    Map.Entry<String, Cell> most = row.cells().entrySet().stream().max(byNfe).orElseThrow();
    return String.format(
        Locale.ROOT,
        "With the weights '%s' and '%s', %s takes %.0f %% fewer evaluations than %s, and its"
            + " gradient error is %.2f times as large.",
        row.weights(),
        row.tolerances(),
        least.getKey(),
        100 * (1 - least.getValue().nfe() / most.getValue().nfe()),
        most.getKey(),
        least.getValue().error() / most.getValue().error());
  }

  private boolean areErrorsAlike(String weights) {
    List<Row> same = rows.stream().filter(row -> row.weights().equals(weights)).toList();
    DoubleSummaryStatistics errors =
        same.stream()
            .flatMap(row -> row.cells().values().stream())
            .mapToDouble(Cell::error)
            .summaryStatistics();
    return same.size() > 1 && errors.getMax() <= errors.getMin() * ALIKE;
  }

  private static String words(Row row) {
    return row.cells().entrySet().stream()
        .sorted(Comparator.comparingDouble(cell -> cell.getValue().nfe()))
        .map(ProbeTable::words)
        .collect(Collectors.joining("; "));
  }

  private static String words(Map.Entry<String, Cell> cell) {
    Cell values = cell.getValue();
    return cell.getKey() + " " + count(values.nfe()) + ", gradient error " + error(values.error());
  }

  static String count(double nfe) {
    return String.format(Locale.ROOT, nfe == Math.rint(nfe) ? "%.0f" : "%.1f", nfe);
  }

  private static String error(double value) {
    return String.format(Locale.ROOT, "%.2e", value);
  }
}
