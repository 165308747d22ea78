package org.fnde.experiments.results;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A result as JSON. A number that is not finite becomes null, what is absent has no field. */
final class ResultWriter {
  private ResultWriter() {}

  static ObjectNode json(JsonMapper mapper, RunResult result) {
    ObjectNode json = mapper.createObjectNode();
    json.put("schema", RunResult.SCHEMA);
    json.put("experiment", result.experiment());
    ConfigurationJson.write(json.putObject("configuration"), result.configuration());
    machine(json.putObject("machine"), result.machine());
    json.put("commit", result.commit());
    json.put("start_time", result.started().toString());
    number(json, "timespan", result.timespan());
    memory(json, result.memory());
    status(json, result.status());
    json.put("model", result.model());
    json.put("parameters", result.parameters());
    metrics(json, "initial_metrics", result.initialMetrics());
    metrics(json, "train_metrics", result.trainMetrics());
    metrics(json, "val_metrics", result.valMetrics());
    metrics(json, "test_metrics", result.testMetrics());
    result.selected().ifPresent(index -> json.put("selected", index));
    result.data().ifPresent(data -> RecognitionJson.write(json.putObject("data"), data));
    result
        .classification()
        .ifPresent(c -> RecognitionJson.write(json.putObject("classification"), c));
    result.gradientError().ifPresent(error -> number(json, "gradient_error", error));
    probes(json.putArray("probes"), result.probes());
    totals(json.putObject("totals"), result.totals());
    history(json.putArray("history"), result.history());
    updates(json.putObject("updates"), result.updates());
    return json;
  }

  private static void machine(ObjectNode json, Machine machine) {
    json.put("cpu", machine.cpu());
    json.put("cores", machine.cores());
    json.put("jvm", machine.jvm());
    json.put("os", machine.os());
  }

  private static void memory(ObjectNode json, Optional<RunResult.DeviceMemory> memory) {
    memory.ifPresentOrElse(
        m -> json.put("baseline_memory", m.baseline()).put("memory_usage", m.usage()),
        () -> json.putNull("baseline_memory").putNull("memory_usage"));
  }

  private static void status(ObjectNode json, RunStatus status) {
    switch (status) {
      case RunStatus.Completed() -> json.put("status", "completed");
      case RunStatus.Interrupted() -> json.put("status", "interrupted");
      case RunStatus.Failed(String reason) -> json.put("status", "failed").put("reason", reason);
    }
  }

  private static void metrics(ObjectNode json, String field, Optional<Metrics> metrics) {
    metrics.ifPresent(value -> metrics(json.putObject(field), value));
  }

  private static void metrics(ObjectNode json, Metrics metrics) {
    number(json, "loss", metrics.loss());
    metrics.accuracy().ifPresent(accuracy -> number(json, "accuracy", accuracy));
    json.put("dataset_size", metrics.datasetSize());
    json.put("timestamp", metrics.timestamp().toString());
    number(json, "timespan", metrics.timespan());
    cost(json, "forward_", metrics.forward());
    cost(json, "backward_", metrics.backward());
  }

  private static void probes(ArrayNode json, List<Probe> probes) {
    for (Probe probe : probes) {
      ObjectNode entry = json.addObject();
      entry.put("weights", probe.weights());
      entry.put("adjoint_tolerances", probe.tolerances());
      cost(entry, "backward_", probe.backward());
      number(entry, "gradient_error", probe.gradientError());
    }
  }

  private static void totals(ObjectNode json, Totals totals) {
    json.put("updates", totals.updates());
    number(json, "seconds", totals.seconds());
    cost(json, "forward_", totals.forward());
    cost(json, "backward_", totals.backward());
  }

  private static void cost(ObjectNode json, String prefix, Cost cost) {
    json.put(prefix + "nfe", cost.nfe());
    json.put(prefix + "vjp_evaluations", cost.vjpEvaluations());
    json.put(prefix + "recomputed", cost.recomputedForwards());
    json.put(prefix + "accepted", cost.accepted());
    json.put(prefix + "rejected", cost.rejected());
  }

  static void history(ArrayNode json, List<Measurement> history) {
    for (Measurement measurement : history) {
      ObjectNode entry = json.addObject();
      entry.put("epoch", measurement.epoch());
      entry.put("update", measurement.update());
      number(entry, "learning_rate", measurement.learningRate());
      metrics(entry.putObject("train_metrics"), measurement.train());
      metrics(entry.putObject("val_metrics"), measurement.validation());
    }
  }

  /** A list for each number, which is shorter than an object for each update. */
  private static void updates(ObjectNode json, List<Update> updates) {
    numbers(json.putArray("loss"), updates, Update::loss);
    numbers(json.putArray("seconds"), updates, Update::seconds);
    costs(json, "forward_", updates.stream().map(Update::forward).toList());
    costs(json, "backward_", updates.stream().map(Update::backward).toList());
  }

  private static void costs(ObjectNode json, String prefix, List<Cost> costs) {
    counts(json.putArray(prefix + "nfe"), costs, Cost::nfe);
    counts(json.putArray(prefix + "vjp_evaluations"), costs, Cost::vjpEvaluations);
    counts(json.putArray(prefix + "recomputed"), costs, Cost::recomputedForwards);
    counts(json.putArray(prefix + "accepted"), costs, Cost::accepted);
    counts(json.putArray(prefix + "rejected"), costs, Cost::rejected);
  }

  private static <T> void counts(ArrayNode json, List<T> values, ToLongFunction<T> count) {
    values.forEach(value -> json.add(count.applyAsLong(value)));
  }

  private static <T> void numbers(ArrayNode json, List<T> values, ToDoubleFunction<T> number) {
    for (T value : values) {
      double x = number.applyAsDouble(value);
      if (Double.isFinite(x)) {
        json.add(x);
      } else {
        json.addNull();
      }
    }
  }

  static void number(ObjectNode json, String field, double value) {
    if (Double.isFinite(value)) {
      json.put(field, value);
    } else {
      json.putNull(field);
    }
  }
}
