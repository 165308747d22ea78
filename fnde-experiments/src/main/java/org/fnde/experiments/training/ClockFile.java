package org.fnde.experiments.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.backend.Array;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.Update;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * When the parts of a run were made, beside its checkpoint. What is missing in it, because the
 * process ended between the two, is not known and counted as NaN.
 */
final class ClockFile {
  private static final int SPANS = 4;
  private static final double NANOS = 1e9;

  private ClockFile() {}

  static void write(Path file, Instant started, Snapshot snapshot) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("started", Tensor.of(Array.of(new double[] {seconds(started)}, 1)));
    double[] updates = snapshot.updates().stream().mapToDouble(Update::seconds).toArray();
    put(tensors, "updates", updates);
    double[] history = new double[snapshot.history().size() * SPANS];
    for (int i = 0; i < snapshot.history().size(); i++) {
      putSpan(snapshot.history().get(i).train(), history, i * SPANS);
      putSpan(snapshot.history().get(i).validation(), history, i * SPANS + 2);
    }
    put(tensors, "history", history);
    snapshot.test().ifPresent(metrics -> put(tensors, "test", span(metrics)));
    snapshot.baseline().test().ifPresent(metrics -> put(tensors, "initial", span(metrics)));
    new TensorFile(tensors, Map.of("schema", "fnde-clock/1")).write(file);
  }

  private static void put(Map<String, Tensor> tensors, String name, double[] values) {
    if (values.length > 0) {
      tensors.put(name, Tensor.of(Array.of(values, values.length)));
    }
  }

  private static double[] span(Metrics metrics) {
    double[] span = new double[2];
    putSpan(metrics, span, 0);
    return span;
  }

  private static void putSpan(Metrics metrics, double[] spans, int at) {
    spans[at] = seconds(metrics.timestamp());
    spans[at + 1] = metrics.timespan();
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / NANOS;
  }

  private static Instant instant(double seconds) {
    long whole = (long) Math.floor(seconds);
    return Instant.ofEpochSecond(whole, Math.round((seconds - whole) * NANOS));
  }

  /** When a run started, or now where that is not known. */
  static Instant started(Path file) {
    return times(file, "started").map(values -> instant(values[0])).orElseGet(Instant::now);
  }

  /** Puts clock times into a snapshot that was read without. */
  static Snapshot restore(Path file, Snapshot s) {
    double[] updates = times(file, "updates").orElse(new double[0]);
    double[] history = times(file, "history").orElse(new double[0]);
    List<Update> timed = new ArrayList<>();
    for (Update u : s.updates()) {
      double seconds = timed.size() < updates.length ? updates[timed.size()] : Double.NaN;
      timed.add(new Update(u.loss(), u.forward(), u.backward(), seconds));
    }
    List<Measurement> measured = new ArrayList<>();
    for (Measurement m : s.history()) {
      int at = measured.size() * SPANS;
      measured.add(m.with(at(m.train(), history, at), at(m.validation(), history, at + 2)));
    }
    Baseline baseline =
        new Baseline(
            s.baseline().test().map(metrics -> at(metrics, file, "initial")),
            s.baseline().gradientError());
    return new Snapshot(
        s.optimiser(),
        s.plateau(),
        s.selected(),
        timed,
        measured,
        s.pass(),
        s.test().map(metrics -> at(metrics, file, "test")),
        s.times(),
        baseline);
  }

  private static Metrics at(Metrics metrics, Path file, String name) {
    return at(metrics, times(file, name).orElse(new double[0]), 0);
  }

  private static Metrics at(Metrics metrics, double[] spans, int at) {
    return at + 1 < spans.length
        ? metrics.at(instant(spans[at]), spans[at + 1])
        : metrics.at(Instant.EPOCH, Double.NaN);
  }

  /** Times are worth less than the run: a damaged file is as good as none. */
  private static Optional<double[]> times(Path file, String name) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(TensorFile.read(file).tensors().get(name))
          .map(tensor -> tensor.toArray().toDoubles());
    } catch (CheckpointException e) {
      return Optional.empty();
    }
  }
}
