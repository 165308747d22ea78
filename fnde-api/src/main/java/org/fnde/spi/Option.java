package org.fnde.spi;

/**
 * An option of a provider. Its type is that of its default: Double, Integer, Boolean or String.
 *
 * @param name what the user writes
 * @param defaultValue the value if the user gives none
 * @param description what it does and in which unit, in one line
 */
public record Option(String name, Object defaultValue, String description) {

  /**
   * Checks the type of the default.
   *
   * @throws IllegalArgumentException if it is none of the four types
   */
  public Option {
    if (!(defaultValue instanceof Double
        || defaultValue instanceof Integer
        || defaultValue instanceof Boolean
        || defaultValue instanceof String)) {
      throw new IllegalArgumentException(
          "option "
              + name
              + ": default must be Double, Integer, Boolean or String, got "
              + defaultValue);
    }
  }

  /** Reads a value as text. */
  Object parse(String text) {
    try {
      return switch (defaultValue) {
        case Double d -> Double.valueOf(text);
        case Integer i -> Integer.valueOf(text);
        case Boolean b when text.equals("true") || text.equals("false") -> Boolean.valueOf(text);
        case String s -> text;
        default -> throw new NumberFormatException("neither true nor false");
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option "
              + name
              + ": cannot read '"
              + text
              + "' as "
              + defaultValue.getClass().getSimpleName(),
          e);
    }
  }
}
