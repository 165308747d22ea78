package org.fnde.experiments.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads what {@link ResultWriter} writes; fields it does not know are ignored. */
final class ResultReader {
  private ResultReader() {}

  static RunResult result(Path file, JsonNode json) {
    requireSchema(file, json);
    Fields fields = new Fields(file, "", json);
    List<Measurement> history = fields.objects("history", ResultReader::measurement);
    return new RunResult(
        fields.text("experiment"),
        ConfigurationJson.read(fields.object("configuration")),
        machine(fields.object("machine")),
        fields.text("commit"),
        fields.instant("start_time"),
        fields.number("timespan"),
        memory(json),
        status(fields),
        fields.text("model"),
        fields.count("parameters"),
        history,
        selected(fields, history.size()),
        fields.optional("initial_metrics", ResultReader::metrics),
        fields.optional("test_metrics", ResultReader::metrics),
        fields.optionalNumber("gradient_error"),
        fields.objects("probes", ResultReader::probe),
        updates(fields.object("updates")),
        fields.optional("data", RecognitionJson::data),
        fields.optional("classification", RecognitionJson::classification));
  }

  private static void requireSchema(Path file, JsonNode json) {
    if (!json.isObject() || !json.path("schema").isString()) {
      throw new ResultException(file, "is not a result of fnde: it has no field schema");
    }
    String schema = json.get("schema").stringValue();
    if (!schema.equals(RunResult.SCHEMA)) {
      throw new ResultException(
          file, "has the schema '" + schema + "'; this version reads " + RunResult.SCHEMA);
    }
  }

  private static Optional<RunResult.DeviceMemory> memory(JsonNode json) {
    JsonNode baseline = json.path("baseline_memory");
    JsonNode usage = json.path("memory_usage");
    return baseline.canConvertToLong() && usage.canConvertToLong()
        ? Optional.of(new RunResult.DeviceMemory(baseline.longValue(), usage.longValue()))
        : Optional.empty();
  }

  private static Optional<Integer> selected(Fields fields, int measurements) {
    OptionalInt index = fields.optionalInteger("selected");
    if (index.isEmpty()) {
      return Optional.empty();
    }
    if (index.getAsInt() < 0 || index.getAsInt() >= measurements) {
      throw fields.refused("selected", "an index of the history, got " + index.getAsInt());
    }
    return Optional.of(index.getAsInt());
  }

  private static Machine machine(Fields fields) {
    return new Machine(
        fields.text("cpu"), fields.integer("cores"), fields.text("jvm"), fields.text("os"));
  }

  private static RunStatus status(Fields fields) {
    return switch (fields.text("status")) {
      case "completed" -> new RunStatus.Completed();
      case "interrupted" -> new RunStatus.Interrupted();
      case "failed" -> new RunStatus.Failed(fields.text("reason"));
      default -> throw fields.refused("status", "completed, interrupted or failed");
    };
  }

  private static Metrics metrics(Fields fields) {
    return new Metrics(
        fields.number("loss"),
        fields.optionalNumber("accuracy"),
        fields.count("dataset_size"),
        fields.instant("timestamp"),
        fields.number("timespan"),
        cost(fields, "forward_"),
        cost(fields, "backward_"));
  }

  private static Cost cost(Fields fields, String prefix) {
    return new Cost(
        fields.count(prefix + "nfe"),
        fields.count(prefix + "vjp_evaluations"),
        fields.count(prefix + "recomputed"),
        fields.count(prefix + "accepted"),
        fields.count(prefix + "rejected"));
  }

  private static Probe probe(Fields fields) {
    return new Probe(
        fields.text("weights"),
        fields.text("adjoint_tolerances"),
        cost(fields, "backward_"),
        fields.number("gradient_error"));
  }

  static Measurement measurement(Fields fields) {
    return new Measurement(
        fields.integer("epoch"),
        fields.count("update"),
        fields.number("learning_rate"),
        metrics(fields.object("train_metrics")),
        metrics(fields.object("val_metrics")));
  }

  private static List<Update> updates(Fields fields) {
    double[] loss = fields.numbers("loss");
    double[] seconds = fields.numbers("seconds");
    List<Cost> forward = costs(fields, "forward_", loss.length);
    List<Cost> backward = costs(fields, "backward_", loss.length);
    if (seconds.length != loss.length) {
      throw fields.refused("seconds", loss.length + " numbers, got " + seconds.length);
    }
    List<Update> all = new ArrayList<>();
    for (int i = 0; i < loss.length; i++) {
      all.add(new Update(loss[i], forward.get(i), backward.get(i), seconds[i]));
    }
    return all;
  }

  private static List<Cost> costs(Fields fields, String prefix, int length) {
    long[] nfe = counts(fields, prefix + "nfe", length);
    long[] vjps = counts(fields, prefix + "vjp_evaluations", length);
    long[] recomputed = counts(fields, prefix + "recomputed", length);
    long[] accepted = counts(fields, prefix + "accepted", length);
    long[] rejected = counts(fields, prefix + "rejected", length);
    List<Cost> all = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      all.add(new Cost(nfe[i], vjps[i], recomputed[i], accepted[i], rejected[i]));
    }
    return all;
  }

  private static long[] counts(Fields fields, String field, int length) {
    long[] counts = fields.counts(field);
    if (counts.length != length) {
      throw fields.refused(field, length + " numbers, got " + counts.length);
    }
    return counts;
  }
}
