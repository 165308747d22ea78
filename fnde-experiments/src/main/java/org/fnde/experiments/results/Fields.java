package org.fnde.experiments.results;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An object of a JSON file, read field by field; a missing field or one of another type is refused
 * by its path.
 */
record Fields(Path file, String path, JsonNode json) {
  private static final String ROW = "row";

  String text(String field) {
    return read(field, "text", JsonNode::isString, JsonNode::stringValue);
  }

  boolean flag(String field) {
    return read(field, "true or false", JsonNode::isBoolean, JsonNode::booleanValue);
  }

  long count(String field) {
    return read(field, "a whole number", JsonNode::canConvertToLong, JsonNode::longValue);
  }

  int integer(String field) {
    return read(field, "a whole number", JsonNode::canConvertToInt, JsonNode::intValue);
  }

  /** Null stands for a number that is not finite. */
  double number(String field) {
    return read(field, "a number", Fields::isNumber, Fields::toNumber);
  }

  OptionalDouble optionalNumber(String field) {
    return json.has(field) ? OptionalDouble.of(number(field)) : OptionalDouble.empty();
  }

  Fields object(String field) {
    return read(field, "an object", JsonNode::isObject, node -> at(field, node));
  }

  OptionalInt optionalInteger(String field) {
    return json.has(field) ? OptionalInt.of(integer(field)) : OptionalInt.empty();
  }

  /** All fields of an object whose values are texts. */
  SequencedMap<String, String> texts() {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    json.propertyNames().forEach(name -> all.put(name, text(name)));
    return all;
  }

  Instant instant(String field) {
    String text = text(field);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw refused(field, "a time as 2020-01-31T12:00:00Z, got " + text);
    }
  }

  <T> Optional<T> optional(String field, Function<Fields, T> reader) {
    return json.has(field) ? Optional.of(reader.apply(object(field))) : Optional.empty();
  }

  <T> List<T> objects(String field, Function<Fields, T> reader) {
    List<T> all = new ArrayList<>();
    for (JsonNode node : array(field)) {
      String name = field + "[" + all.size() + "]";
      if (!node.isObject()) {
        throw refused(name, "an object", node);
      }
      all.add(reader.apply(at(name, node)));
    }
    return all;
  }

  double[] numbers(String field) {
    JsonNode array = array(field);
    double[] all = new double[array.size()];
    for (int i = 0; i < all.length; i++) {
      if (!isNumber(array.get(i))) {
        throw refused(field + "[" + i + "]", "a number", array.get(i));
      }
      all[i] = toNumber(array.get(i));
    }
    return all;
  }

  long[] counts(String field) {
    JsonNode array = array(field);
    long[] all = new long[array.size()];
    for (int i = 0; i < all.length; i++) {
      if (!array.get(i).canConvertToLong()) {
        throw refused(field + "[" + i + "]", "a whole number", array.get(i));
      }
      all[i] = array.get(i).longValue();
    }
    return all;
  }

  List<String> words(String field) {
    List<String> all = new ArrayList<>();
    for (JsonNode node : array(field)) {
      if (!node.isString()) {
        throw refused(field + "[" + all.size() + "]", "text", node);
      }
      all.add(node.stringValue());
    }
    return all;
  }

  /** A list of lists of whole numbers. */
  List<List<Long>> table(String field) {
    List<List<Long>> rows = new ArrayList<>();
    for (JsonNode node : array(field)) {
      Fields row = new Fields(file, path + field + "[" + rows.size() + "].", wrapped(node));
      rows.add(Arrays.stream(row.counts(ROW)).boxed().toList());
    }
    return rows;
  }

  private static JsonNode wrapped(JsonNode row) {
    return JsonNodeFactory.instance.objectNode().set(ROW, row);
  }

  ResultException refused(String field, String need) {
    return new ResultException(file, "field " + path + field + ": need " + need);
  }

  private ResultException refused(String field, String need, JsonNode got) {
    return refused(field, need + ", got " + got);
  }

  private JsonNode array(String field) {
    return read(field, "a list", JsonNode::isArray, Function.identity());
  }

  private <T> T read(
      String field, String need, Predicate<JsonNode> fits, Function<JsonNode, T> reader) {
    if (!json.has(field)) {
      throw new ResultException(file, "has no field " + path + field);
    }
    JsonNode node = json.get(field);
    if (!fits.test(node)) {
      throw refused(field, need, node);
    }
    return reader.apply(node);
  }

  private Fields at(String field, JsonNode node) {
    return new Fields(file, path + field + ".", node);
  }

  private static boolean isNumber(JsonNode node) {
    return node.isNumber() || node.isNull();
  }

  private static double toNumber(JsonNode node) {
    return node.isNull() ? Double.NaN : node.doubleValue();
  }
}
