package org.fnde.experiments.results;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what {@link ResultWriter} writes; fields it does not know are ignored. */
final class ResultReader {
  private ResultReader() {}

  static RunResult result(Path file, JsonNode json) {
    requireSchema(file, json);
    Fields fields = new Fields(file, "", json);
    return new RunResult(
        fields.text("experiment"),
        configuration(fields.object("configuration")),
        machine(fields.object("machine")),
        fields.text("commit"),
        instant(fields),
        fields.number("seconds"),
        status(fields),
        fields.count("parameters"),
        fields.objects("history", ResultReader::measurement),
        fields.optional("testBefore", ResultReader::metrics),
        fields.optional("testAfter", ResultReader::metrics),
        fields.optionalNumber("gradientError"),
        updates(fields.object("updates")));
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

  private static Instant instant(Fields fields) {
    String text = fields.text("started");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw fields.refused("started", "a time as 2020-01-31T12:00:00Z, got " + text);
    }
  }

  private static Configuration configuration(Fields fields) {
    return new Configuration(
        fields.text("norm"),
        fields.text("method"),
        fields.text("controller"),
        fields.text("backend"),
        fields.number("rtol"),
        fields.number("atol"),
        fields.integer("batchSize"),
        fields.integer("epochs"),
        fields.count("updates"),
        fields.count("seed"),
        fields.integer("threads"),
        fields.text("dtype"),
        fields.flag("full"));
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
        fields.number("loss"), fields.optionalNumber("accuracy"), fields.count("datasetSize"));
  }

  private static Measurement measurement(Fields fields) {
    return new Measurement(
        fields.integer("epoch"),
        fields.count("update"),
        fields.number("learningRate"),
        fields.optional("train", ResultReader::metrics),
        fields.optional("validation", ResultReader::metrics));
  }

  private static List<Update> updates(Fields fields) {
    double[] loss = fields.numbers("loss");
    double[] seconds = fields.numbers("seconds");
    List<Cost> forward = costs(fields.object("forward"), loss.length);
    List<Cost> backward = costs(fields.object("backward"), loss.length);
    if (seconds.length != loss.length) {
      throw fields.refused("seconds", loss.length + " numbers, got " + seconds.length);
    }
    List<Update> all = new ArrayList<>();
    for (int i = 0; i < loss.length; i++) {
      all.add(new Update(loss[i], forward.get(i), backward.get(i), seconds[i]));
    }
    return all;
  }

  private static List<Cost> costs(Fields fields, int length) {
    long[] nfe = counts(fields, "nfe", length);
    long[] vjps = counts(fields, "vjpEvaluations", length);
    long[] recomputed = counts(fields, "recomputedForwards", length);
    long[] accepted = counts(fields, "accepted", length);
    long[] rejected = counts(fields, "rejected", length);
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
