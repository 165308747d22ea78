package org.fnde.experiments.results;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A configuration as JSON, and back. */
final class ConfigurationJson {
  private ConfigurationJson() {}

  static void write(ObjectNode json, Configuration value) {
    json.put("norm", value.norm());
    json.put("method", value.method());
    json.put("controller", value.controller());
    json.put("backend", value.backend());
    ResultWriter.number(json, "rtol", value.rtol());
    ResultWriter.number(json, "atol", value.atol());
    json.put("adjoint_tolerances", value.adjointTolerances());
    json.put("batch_size", value.batchSize());
    json.put("epochs", value.epochs());
    json.put("updates", value.updates());
    ResultWriter.number(json, "learning_rate", value.learningRate());
    json.put("selection", value.selection());
    json.put("seed", value.seed());
    json.put("threads", value.threads());
    json.put("dtype", value.dtype());
    json.put("full", value.full());
    ObjectNode options = json.putObject("options");
    value.options().forEach(options::put);
  }

  static ObjectNode of(Configuration value) {
    ObjectNode json = new JsonMapper().createObjectNode();
    write(json, value);
    return json;
  }

  static Configuration read(Fields fields) {
    return new Configuration(
        fields.text("norm"),
        fields.text("method"),
        fields.text("controller"),
        fields.text("backend"),
        fields.number("rtol"),
        fields.number("atol"),
        fields.text("adjoint_tolerances"),
        fields.integer("batch_size"),
        fields.integer("epochs"),
        fields.count("updates"),
        fields.number("learning_rate"),
        fields.text("selection"),
        fields.count("seed"),
        fields.integer("threads"),
        fields.text("dtype"),
        fields.flag("full"),
        fields.object("options").texts());
  }
}
