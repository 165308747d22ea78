package org.fnde.experiments.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks up fields of a result by their keys in its file. */
final class ResultKeys {
  private ResultKeys() {}

  static Object get(RunResult result, String key) {
    JsonNode node = ResultWriter.json(new JsonMapper(), result);
    String path = "";
    for (String part : key.split("\\.", -1)) {
      if (!has(node, part)) {
        throw new IllegalArgumentException(
            "no key '" + part + "' in " + (path.isEmpty() ? "the result" : path) + keys(node));
      }
      node = child(node, part);
      path = path.isEmpty() ? part : path + "." + part;
    }
    return value(node);
  }

  static OptionalDouble number(RunResult result, String key) {
    JsonNode node = ResultWriter.json(new JsonMapper(), result);
    for (String part : key.split("\\.", -1)) {
      if (!has(node, part)) {
        return OptionalDouble.empty();
      }
      node = child(node, part);
    }
    return value(node) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  static List<String> numbers(RunResult result) {
    List<String> keys = new ArrayList<>();
    add(keys, "", ResultWriter.json(new JsonMapper(), result));
    return keys;
  }

  private static void add(List<String> keys, String prefix, JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String key = prefix + field.getKey();
      if (field.getValue().isObject()) {
        add(keys, key + ".", field.getValue());
      } else if (field.getValue().isNumber()) {
        keys.add(key);
      }
    }
  }

  private static boolean has(JsonNode node, String part) {
    return node.isArray()
        ? part.matches("\\d{1,9}") && Integer.parseInt(part) < node.size()
        : node.has(part);
  }

  private static JsonNode child(JsonNode node, String part) {
    return node.isArray() ? node.get(Integer.parseInt(part)) : node.get(part);
  }

  private static String keys(JsonNode node) {
    if (node.isArray()) {
      return ", a list of " + node.size();
    }
    return node.isObject() ? ", only " + node.propertyNames() : ", which is a value";
  }

  private static Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.stringValue();
      case BOOLEAN -> node.booleanValue();
      case ARRAY -> list(node);
      case OBJECT -> fields(node);
      case NUMBER -> node.isIntegralNumber() ? (Object) node.longValue() : node.doubleValue();
      default -> Double.NaN;
    };
  }

  private static List<Object> list(JsonNode node) {
    List<Object> all = new ArrayList<>();
    node.forEach(each -> all.add(value(each)));
    return all;
  }

  /** The fields of an object by name. */
  static SequencedMap<String, Object> fields(JsonNode node) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    node.properties().forEach(each -> all.put(each.getKey(), value(each.getValue())));
    return all;
  }
}
