package org.fnde.experiments.training;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.experiments.Split;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.ConfigurationText;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RecordedTimes;
import org.fnde.experiments.results.TimesFile;
import org.fnde.experiments.results.Update;
import org.fnde.models.AdamWState;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.Plateau;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * A snapshot as a safetensors file. It holds no clock time, so that the files of an interrupted run
 * and of an uninterrupted one are the same at the same place.
 */
final class CheckpointFile {
  private static final String SCHEMA = "fnde-checkpoint/1";
  private static final String TIMES = "times.";
  private static final String PASS_TIMES = "pass-times.";
  private static final int STATE = 7;

  /**
   * The head of a checkpoint.
   *
   * @param experiment the experiment's id
   * @param configuration the run's configuration
   */
  record Head(String experiment, Configuration configuration) {}

  private final Path file;
  private final TensorFile contents;

  private CheckpointFile(Path file, TensorFile contents) {
    this.file = file;
    this.contents = contents;
  }

  /** Writes a file, atomically. */
  static void write(Path file, Head head, Snapshot snapshot) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("schema", SCHEMA);
    metadata.put("experiment", head.experiment());
    metadata.put("configuration", ConfigurationText.write(head.configuration()));
    new TensorFile(tensors(snapshot), metadata).write(file);
  }

  /**
   * Reads a file.
   *
   * @throws CheckpointException if it is not a checkpoint of a run, or is damaged
   */
  static CheckpointFile read(Path file) {
    CheckpointFile read = new CheckpointFile(file, TensorFile.read(file));
    String schema = read.contents.metadata().getOrDefault("schema", "none");
    if (!schema.equals(SCHEMA)) {
      throw new CheckpointException(
          file, "has the schema '" + schema + "'; this version reads " + SCHEMA);
    }
    return read;
  }

  Head head() {
    Map<String, String> metadata = contents.metadata();
    return new Head(
        metadata.getOrDefault("experiment", ""),
        ConfigurationText.read(metadata.getOrDefault("configuration", ""), file));
  }

  private static Map<String, Tensor> tensors(Snapshot s) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("parameters", Tensor.of(s.optimiser().parameters().flat()));
    tensors.put("m", Tensor.of(s.optimiser().m().flat()));
    tensors.put("v", Tensor.of(s.optimiser().v().flat()));
    s.selected().ifPresent(best -> tensors.put("best", Tensor.of(best.parameters().flat())));
    tensors.put("state", vector(state(s)));
    NumberRows.Writer updates = new NumberRows.Writer(s.updates().size() * NumberRows.UPDATE);
    s.updates().forEach(updates::put);
    putRows(tensors, "updates", updates, NumberRows.UPDATE);
    NumberRows.Writer history = new NumberRows.Writer(s.history().size() * NumberRows.MEASUREMENT);
    s.history().forEach(history::put);
    putRows(tensors, "history", history, NumberRows.MEASUREMENT);
    s.pass().ifPresent(pass -> putPass(tensors, pass));
    s.test().ifPresent(metrics -> tensors.put("test", vector(metrics(metrics))));
    s.baseline().test().ifPresent(metrics -> tensors.put("initial", vector(metrics(metrics))));
    tensors.putAll(TimesFile.tensors(TIMES, s.times()));
    return tensors;
  }

  private static double[] state(Snapshot s) {
    return new NumberRows.Writer(STATE)
        .put(s.optimiser().updates())
        .put(s.plateau().learningRate())
        .put(s.plateau().best())
        .put(s.plateau().bad())
        .put(s.selected().map(Selected::index).orElse(-1))
        .put(s.selected().map(Selected::loss).orElse(Double.NaN))
        .put(s.baseline().gradientError().orElse(Double.NaN))
        .values();
  }

  private static void putPass(Map<String, Tensor> tensors, Pass pass) {
    NumberRows.Writer rows = new NumberRows.Writer(pass.tallies().size() * NumberRows.TALLY);
    SequencedMap<String, RecordedTimes> times = new LinkedHashMap<>();
    for (Tally tally : pass.tallies()) {
      rows.put(tally);
      times.put(Integer.toString(times.size()), tally.times());
    }
    putRows(tensors, pass.isAtTheEnd() ? "last pass" : "pass", rows, NumberRows.TALLY);
    tensors.putAll(TimesFile.tensors(PASS_TIMES, times));
  }

  private static double[] metrics(Metrics metrics) {
    return new NumberRows.Writer(NumberRows.METRICS).put(metrics).values();
  }

  private static Tensor vector(double[] values) {
    return Tensor.of(Array.of(values, values.length));
  }

  private static void putRows(
      Map<String, Tensor> tensors, String name, NumberRows.Writer rows, int width) {
    double[] values = rows.values();
    if (values.length > 0) {
      tensors.put(name, Tensor.of(Array.of(values, values.length / width, width)));
    }
  }

  /**
   * The snapshot of a model.
   *
   * @throws CheckpointException if it is of another model, or something is missing
   */
  Snapshot snapshot(ParameterLayout layout) {
    double[] numbers = numbers("state").orElseThrow(() -> missing("state"));
    if (numbers.length != STATE) {
      throw new CheckpointException(
          file, "state has " + numbers.length + " numbers, need " + STATE);
    }
    NumberRows.Reader state = new NumberRows.Reader(numbers);
    AdamWState optimiser =
        new AdamWState(
            parameters("parameters", layout),
            parameters("m", layout),
            parameters("v", layout),
            (long) state.next());
    Plateau.State plateau = new Plateau.State(state.next(), state.next(), (int) state.next());
    int index = (int) state.next();
    double loss = state.next();
    double error = state.next();
    Optional<Selected> selected =
        index < 0
            ? Optional.empty()
            : Optional.of(new Selected(index, loss, parameters("best", layout)));
    return new Snapshot(
        optimiser,
        plateau,
        selected,
        updates(),
        history(),
        pass(),
        metrics("test"),
        TimesFile.times(TIMES, contents.tensors()),
        new Baseline(
            metrics("initial"),
            Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error)));
  }

  private List<Update> updates() {
    NumberRows.Reader reader = new NumberRows.Reader(rows("updates", NumberRows.UPDATE));
    List<Update> all = new ArrayList<>();
    while (reader.hasNext()) {
      all.add(reader.update());
    }
    return all;
  }

  private List<Measurement> history() {
    NumberRows.Reader reader = new NumberRows.Reader(rows("history", NumberRows.MEASUREMENT));
    List<Measurement> all = new ArrayList<>();
    while (reader.hasNext()) {
      all.add(reader.measurement());
    }
    return all;
  }

  private Optional<Pass> pass() {
    boolean last = contents.tensors().containsKey("last pass");
    NumberRows.Reader reader =
        new NumberRows.Reader(rows(last ? "last pass" : "pass", NumberRows.TALLY));
    Map<String, RecordedTimes> times = TimesFile.times(PASS_TIMES, contents.tensors());
    Instant now = Instant.now();
    List<Tally> tallies = new ArrayList<>();
    while (reader.hasNext()) {
      RecordedTimes recorded =
          times.getOrDefault(Integer.toString(tallies.size()), RecordedTimes.NONE);
      tallies.add(reader.tally(recorded, now));
    }
    if (tallies.isEmpty()) {
      return Optional.empty();
    }
    List<Split> splits = (last ? Pass.atTheEnd(now) : Pass.duringTraining(now)).splits();
    return Optional.of(new Pass(splits, tallies));
  }

  private Optional<Metrics> metrics(String name) {
    return numbers(name).map(values -> new NumberRows.Reader(values).metrics());
  }

  private double[] rows(String name, int width) {
    double[] values = numbers(name).orElse(new double[0]);
    if (values.length % width != 0) {
      throw new CheckpointException(file, name + ": need rows of " + width + " numbers");
    }
    return values;
  }

  private Optional<double[]> numbers(String name) {
    return Optional.ofNullable(contents.tensors().get(name))
        .map(tensor -> tensor.toArray().toDoubles());
  }

  private Parameters parameters(String name, ParameterLayout layout) {
    Tensor tensor = contents.tensors().get(name);
    if (tensor == null) {
      throw missing(name);
    }
    if (!tensor.dims().equals(List.of(layout.size()))) {
      throw new CheckpointException(
          file, name + " is " + tensor + ", the model has " + layout.size() + " parameters");
    }
    return new Parameters(layout, tensor.toArray());
  }

  private CheckpointException missing(String name) {
    return new CheckpointException(file, "has no tensor " + name);
  }
}
