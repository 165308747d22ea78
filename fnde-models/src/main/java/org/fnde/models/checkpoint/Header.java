package org.fnde.models.checkpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header of a safetensors file: what is stored where, counted from the end of the header. */
record Header(Map<String, Entry> entries, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  record Entry(StoredType type, List<Integer> dims, long begin, long end) {

    long size() {
      long size = type.bytes();
      for (int d : dims) {
        size = Math.multiplyExact(size, (long) d);
      }
      return size;
    }
  }

  /** Lays tensors out one after the other, the wide types first so that all are aligned. */
  static Header of(Map<String, Tensor> tensors, Map<String, String> metadata) {
    List<Map.Entry<String, Tensor>> order = new ArrayList<>(tensors.entrySet());
    order.sort(Comparator.comparingInt(e -> -e.getValue().type().bytes()));
    Map<String, Entry> entries = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, Tensor> e : order) {
      Tensor t = e.getValue();
      long end = at + t.bytes().remaining();
      entries.put(e.getKey(), new Entry(t.type(), t.dims(), at, end));
      at = end;
    }
    return new Header(entries, metadata);
  }

  /** Refuses tensors that overlap, leave gaps, or do not fill the data exactly. */
  void check(long dataSize) {
    List<Map.Entry<String, Entry>> order = new ArrayList<>(entries.entrySet());
    order.sort(
        Comparator.<Map.Entry<String, Entry>>comparingLong(e -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    long at = 0;
    for (Map.Entry<String, Entry> e : order) {
      at = checked(e.getKey(), e.getValue(), at, dataSize);
    }
    if (at != dataSize) {
      throw new MalformedException(dataSize - at + " bytes at the end belong to no tensor");
    }
  }

  private static long checked(String name, Entry e, long at, long dataSize) {
    if (e.end() > dataSize) {
      throw new MalformedException(
          name + " ends at byte " + e.end() + " of " + dataSize + " bytes of data; truncated?");
    }
    if (e.begin() > e.end() || e.end() - e.begin() != e.size()) {
      throw new MalformedException(
          name
              + (": " + e.type() + " " + e.dims() + " takes " + e.size() + " bytes, but")
              + (" data_offsets are " + e.begin() + ", " + e.end()));
    }
    if (e.begin() != at) {
      throw new MalformedException(
          name
              + (e.begin() < at ? " overlaps the tensor before it" : " leaves a gap before it")
              + (": begins at byte " + e.begin() + ", not " + at));
    }
    return e.end();
  }

  String toJson() {
    StringBuilder json = new StringBuilder("{");
    if (!metadata.isEmpty()) {
      json.append(quoted(METADATA)).append(":{");
      metadata.forEach((k, v) -> json.append(quoted(k)).append(':').append(quoted(v)).append(','));
      json.setCharAt(json.length() - 1, '}');
      json.append(',');
    }
    entries.forEach((name, e) ->
        json.append(quoted(name))
            .append(":{\"dtype\":\"" + e.type() + "\",\"shape\":")
            .append(e.dims().toString().replace(" ", ""))
            .append(",\"data_offsets\":[" + e.begin() + "," + e.end() + "]},"));
    if (json.length() > 1) {
      json.setLength(json.length() - 1);
    }
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
