package org.fnde.experiments.results;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was trained on, and how classes were told apart, as JSON and back. */
final class RecognitionJson {
  private RecognitionJson() {}

  static void write(ObjectNode json, DataFacts data) {
    json.put("about", data.about());
    json.put("train", data.train());
    json.put("validation", data.validation());
    json.put("test", data.test());
    json.put("left_out", data.leftOut());
    json.put("left_out_reason", data.reason());
  }

  static DataFacts data(Fields fields) {
    return new DataFacts(
        fields.text("about"),
        fields.count("train"),
        fields.count("validation"),
        fields.count("test"),
        fields.count("left_out"),
        fields.text("left_out_reason"));
  }

  static void write(ObjectNode json, Classification value) {
    ArrayNode classes = json.putArray("classes");
    value.classes().forEach(classes::add);
    json.put("baseline_correct", value.baseline().hits());
    json.put("baseline_size", value.baseline().trials());
    ArrayNode rows = json.putArray("confusion");
    for (List<Long> row : value.confusion()) {
      ArrayNode counts = rows.addArray();
      row.forEach(counts::add);
    }
  }

  static Classification classification(Fields fields) {
    try {
      return new Classification(
          fields.words("classes"),
          new Proportion(fields.count("baseline_correct"), fields.count("baseline_size")),
          fields.table("confusion"));
    } catch (IllegalArgumentException e) {
      throw fields.refused("confusion", e.getMessage());
    }
  }
}
