package org.fnde.backend.opencl.lowering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a kernel's body, and which variables hold what in the blocks around the end of it.
 */
final class Code {
  private final StringBuilder text = new StringBuilder();
  private final Deque<Map<Object, String>> scopes = new ArrayDeque<>();
  private int variables;

  Code() {
    scopes.push(new HashMap<>());
  }

  void line(String line) {
    text.append("  ".repeat(scopes.size())).append(line).append('\n');
  }

  void open(String line) {
    line(line + " {");
    scopes.push(new HashMap<>());
  }

  void close() {
    scopes.pop();
    line("}");
  }

  String name(String prefix) {
    return prefix + variables++;
  }

  Optional<String> known(Object what) {
    return scopes.stream().map(s -> s.get(what)).filter(v -> v != null).findFirst();
  }

  void remember(Object what, String variable) {
    scopes.element().put(what, variable);
  }

  /** A variable with a value, the same one for the same key. */
  String define(Object key, String type, String value) {
    return known(key)
        .orElseGet(() -> {
          String name = name(type.equals("int") ? "i" : "v");
          line("const " + type + " " + name + " = " + value + ";");
          remember(key, name);
          return name;
        });
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
