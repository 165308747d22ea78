package org.fnde.models.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a header says from its JSON. */
final class HeaderReader {
  private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");

  private HeaderReader() {}

  static Header read(String json) {
    Map<String, Header.Entry> entries = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    members("header", JsonReader.read(json))
        .forEach((name, value) -> {
          if (name.equals(Header.METADATA)) {
            members(name, value).forEach((k, v) -> metadata.put(k, text(name + " " + k, v)));
          } else {
            entries.put(name, entry(name, members(name, value)));
          }
        });
    return new Header(entries, metadata);
  }

  private static Header.Entry entry(String name, Map<String, Json> fields) {
    if (!fields.keySet().equals(FIELDS)) {
      throw new MalformedException(
          name + " has fields " + fields.keySet() + ", need dtype, shape and data_offsets");
    }
    List<Integer> dims = new ArrayList<>();
    for (long d : integers(name + " shape", fields.get("shape"))) {
      if (d > Integer.MAX_VALUE) {
        throw new MalformedException(name + ": dimension " + d + " is larger than 2^31-1");
      }
      dims.add((int) d);
    }
    List<Long> offsets = integers(name + " data_offsets", fields.get("data_offsets"));
    if (offsets.size() != 2) {
      throw new MalformedException(name + ": data_offsets are " + offsets + ", need two");
    }
    StoredType type = type(name, text(name + " dtype", fields.get("dtype")));
    return sized(name, new Header.Entry(type, dims, offsets.get(0), offsets.get(1)));
  }

  private static Header.Entry sized(String name, Header.Entry entry) {
    boolean fits;
    try {
      fits = entry.size() <= Integer.MAX_VALUE;
    } catch (ArithmeticException e) {
      fits = false;
    }
    if (!fits) {
      throw new MalformedException(
          name + ": " + entry.type() + " " + entry.dims() + " takes more than 2^31-1 bytes");
    }
    return entry;
  }

  private static StoredType type(String name, String text) {
    return Arrays.stream(StoredType.values())
        .filter(t -> t.name().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new MalformedException(
                name
                    + (" is of dtype " + text)
                    + (", only " + Arrays.toString(StoredType.values()) + " can be read")));
  }

  private static Map<String, Json> members(String what, Json json) {
    if (json instanceof Json.Members members) {
      return members.values();
    }
    throw new MalformedException(what + " is " + json.kind() + ", need an object");
  }

  private static String text(String what, Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw new MalformedException(what + " is " + json.kind() + ", need a string");
  }

  private static List<Long> integers(String what, Json json) {
    if (!(json instanceof Json.Items items)) {
      throw new MalformedException(what + " is " + json.kind() + ", need a list");
    }
    List<Long> integers = new ArrayList<>();
    for (Json item : items.values()) {
      if (!(item instanceof Json.Number number)) {
        throw new MalformedException(what + " has " + item.kind() + ", need integers");
      }
      integers.add(number.value());
    }
    return integers;
  }
}
