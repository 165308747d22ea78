package org.fnde.experiments.results;

import java.util.List;
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
    configuration(json.putObject("configuration"), result.configuration());
    machine(json.putObject("machine"), result.machine());
    json.put("commit", result.commit());
    json.put("started", result.started().toString());
    number(json, "seconds", result.seconds());
    status(json, result.status());
    json.put("parameters", result.parameters());
    result.testBefore().ifPresent(metrics -> metrics(json.putObject("testBefore"), metrics));
    result.testAfter().ifPresent(metrics -> metrics(json.putObject("testAfter"), metrics));
    result.gradientError().ifPresent(error -> number(json, "gradientError", error));
    totals(json.putObject("totals"), result.totals());
    history(json.putArray("history"), result.history());
    updates(json.putObject("updates"), result.updates());
    return json;
  }

  private static void configuration(ObjectNode json, Configuration value) {
    json.put("norm", value.norm());
    json.put("method", value.method());
    json.put("controller", value.controller());
    json.put("backend", value.backend());
    number(json, "rtol", value.rtol());
    number(json, "atol", value.atol());
    json.put("batchSize", value.batchSize());
    json.put("epochs", value.epochs());
    json.put("updates", value.updates());
    json.put("seed", value.seed());
    json.put("threads", value.threads());
    json.put("dtype", value.dtype());
    json.put("full", value.full());
  }

  private static void machine(ObjectNode json, Machine machine) {
    json.put("cpu", machine.cpu());
    json.put("cores", machine.cores());
    json.put("jvm", machine.jvm());
    json.put("os", machine.os());
  }

  private static void status(ObjectNode json, RunStatus status) {
    switch (status) {
      case RunStatus.Completed() -> json.put("status", "completed");
      case RunStatus.Interrupted() -> json.put("status", "interrupted");
      case RunStatus.Failed(String reason) -> json.put("status", "failed").put("reason", reason);
    }
  }

  private static void metrics(ObjectNode json, Metrics metrics) {
    number(json, "loss", metrics.loss());
    metrics.accuracy().ifPresent(accuracy -> number(json, "accuracy", accuracy));
    json.put("datasetSize", metrics.datasetSize());
  }

  private static void totals(ObjectNode json, Totals totals) {
    json.put("updates", totals.updates());
    number(json, "seconds", totals.seconds());
    cost(json.putObject("forward"), totals.forward());
    cost(json.putObject("backward"), totals.backward());
  }

  private static void cost(ObjectNode json, Cost cost) {
    json.put("nfe", cost.nfe());
    json.put("vjpEvaluations", cost.vjpEvaluations());
    json.put("recomputedForwards", cost.recomputedForwards());
    json.put("accepted", cost.accepted());
    json.put("rejected", cost.rejected());
  }

  private static void history(ArrayNode json, List<Measurement> history) {
    for (Measurement measurement : history) {
      ObjectNode entry = json.addObject();
      entry.put("epoch", measurement.epoch());
      entry.put("update", measurement.update());
      number(entry, "learningRate", measurement.learningRate());
      measurement.train().ifPresent(metrics -> metrics(entry.putObject("train"), metrics));
      measurement
          .validation()
          .ifPresent(metrics -> metrics(entry.putObject("validation"), metrics));
    }
  }

  /** A list for each number, which is shorter than an object for each update. */
  private static void updates(ObjectNode json, List<Update> updates) {
    numbers(json.putArray("loss"), updates, Update::loss);
    numbers(json.putArray("seconds"), updates, Update::seconds);
    costs(json.putObject("forward"), updates.stream().map(Update::forward).toList());
    costs(json.putObject("backward"), updates.stream().map(Update::backward).toList());
  }

  private static void costs(ObjectNode json, List<Cost> costs) {
    counts(json.putArray("nfe"), costs, Cost::nfe);
    counts(json.putArray("vjpEvaluations"), costs, Cost::vjpEvaluations);
    counts(json.putArray("recomputedForwards"), costs, Cost::recomputedForwards);
    counts(json.putArray("accepted"), costs, Cost::accepted);
    counts(json.putArray("rejected"), costs, Cost::rejected);
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

  private static void number(ObjectNode json, String field, double value) {
    if (Double.isFinite(value)) {
      json.put(field, value);
    } else {
      json.putNull(field);
    }
  }
}
