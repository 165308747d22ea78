package org.fnde.experiments.tolerance;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fnde.experiments.UsageException;

/**
 * One option's text: a value for all parts, or {@code part=value,...}.
 *
 * @param option the option
 * @param text what was given
 */
record PartSpec(String option, String text) {

  /** Values by part, read by {@code whole} for all parts or by {@code single} for one. */
  <T> Map<AdjointPart, T> parse(Function<String, Map<AdjointPart, T>> whole, SinglePart<T> single) {
    if (!text.contains("=")) {
      return whole.apply(text);
    }
    Map<AdjointPart, T> values = new EnumMap<>(AdjointPart.class);
    for (String entry : text.split(",", -1)) {
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw refused("'" + entry + "' has no part; write part=value, as adj=1e-10");
      }
      AdjointPart part = part(entry.substring(0, equals));
      if (values.put(part, single.parse(part, entry.substring(equals + 1))) != null) {
        throw refused("'" + part.id() + "' is given twice; leave one out");
      }
    }
    return values;
  }

  /** Reads the value of a part. */
  @FunctionalInterface
  interface SinglePart<T> {
    T parse(AdjointPart part, String value);
  }

  private AdjointPart part(String id) {
    Optional<AdjointPart> part = AdjointPart.of(id);
    return part.orElseThrow(() ->
        refused(
            "there is no part '"
                + id
                + "'; there are y (the state), adj (its adjoint) and params (gradients of"
                + " parameters and times)"));
  }

  UsageException refused(String why) {
    return new UsageException(option + " " + text + ": " + why);
  }

  /** The shortest text that is read as these values. */
  static <T> String text(Map<AdjointPart, T> values, Function<T, String> single) {
    Map<AdjointPart, String> texts = new EnumMap<>(AdjointPart.class);
    values.forEach((part, value) -> texts.put(part, single.apply(value)));
    String first = texts.values().iterator().next();
    Set<AdjointPart> whole =
        first.startsWith(AdjointAtol.RELATIVE)
            ? EnumSet.of(AdjointPart.ADJ, AdjointPart.PARAMS)
            : EnumSet.allOf(AdjointPart.class);
    if (texts.keySet().equals(whole) && texts.values().stream().allMatch(first::equals)) {
      return first;
    }
    return texts.entrySet().stream()
        .map(e -> e.getKey().id() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
