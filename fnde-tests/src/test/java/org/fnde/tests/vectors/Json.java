package org.fnde.tests.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the reference vectors. */
final class Json {
  private Json() {}

  static JsonNode read(String resource) {
    try (InputStream in = Json.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of a file by their names. */
  static Map<String, JsonNode> byName(String resource) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    read(resource).forEach(e -> entries.put(e.get("name").stringValue(), e));
    return entries;
  }

  /** All numbers of nested arrays in row-major order, null as NaN. */
  static double[] numbers(JsonNode node) {
    return stream(node).toArray();
  }

  private static DoubleStream stream(JsonNode node) {
    return node.isArray()
        ? node.valueStream().flatMapToDouble(Json::stream)
        : DoubleStream.of(node.isNull() ? Double.NaN : node.doubleValue());
  }

  /** The lengths of nested arrays, outermost first. */
  static List<Integer> dims(JsonNode node) {
    List<Integer> dims = new ArrayList<>();
    for (JsonNode n = node; n.isArray(); n = n.get(0)) {
      dims.add(n.size());
    }
    return dims;
  }
}
