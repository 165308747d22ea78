package org.fnde.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values for the options of a provider, defaults filled in. Immutable. */
public final class Options {
  private final Map<String, Object> values;

  private Options(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads values given as text, {@code name=value,name=value}.
   *
   * @param owner what messages call the provider
   * @param declared the provider's options
   * @param text the values, may be empty
   * @return the values, defaults filled in
   * @throws IllegalArgumentException if an option is unknown (the message lists what exists) or a
   *     value cannot be read
   */
  public static Options parse(String owner, List<Option> declared, String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    declared.forEach(o -> values.put(o.name(), o.defaultValue()));
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part.strip() : part.substring(0, equals).strip();
      Option option =
          declared.stream()
              .filter(o -> o.name().equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(owner, declared, name));
      if (equals < 0) {
        throw new IllegalArgumentException(
            owner
                + ": option "
                + name
                + " needs a value, as "
                + name
                + "="
                + option.defaultValue());
      }
      values.put(name, option.parse(part.substring(equals + 1).strip()));
    }
    return new Options(values);
  }

  private static IllegalArgumentException unknown(
      String owner, List<Option> declared, String name) {
    String known =
        declared.isEmpty()
            ? "it takes none"
            : "it takes " + declared.stream().map(Option::name).collect(Collectors.joining(", "));
    return new IllegalArgumentException(owner + " has no option '" + name + "': " + known);
  }

  /**
   * A number.
   *
   * @param name a declared option whose default is a Double
   * @return its value
   */
  public double number(String name) {
    return (Double) values.get(name);
  }

  /**
   * A whole number.
   *
   * @param name a declared option whose default is an Integer
   * @return its value
   */
  public int integer(String name) {
    return (Integer) values.get(name);
  }

  /**
   * A switch.
   *
   * @param name a declared option whose default is a Boolean
   * @return its value
   */
  public boolean flag(String name) {
    return (Boolean) values.get(name);
  }

  /**
   * A text.
   *
   * @param name a declared option whose default is a String
   * @return its value
   */
  public String text(String name) {
    return (String) values.get(name);
  }
}
