package org.fnde.experiments.analysis;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.tolerance.PlainNumber;

/** The fields of a configuration as texts, by their names in the file. */
final class ConfigurationFields {
  /** What runs may differ in and still be averaged; see {@link Configuration#repeats}. */
  static final Set<String> OF_A_REPEAT = Set.of("seed", "backend", "threads");

  private static final double SMALL = 1e-2;

  private ConfigurationFields() {}

  static SequencedMap<String, String> of(RunResult result) {
    SequencedMap<String, String> fields = new LinkedHashMap<>();
    add(fields, result.configuration().fields());
    return fields;
  }

  private static void add(SequencedMap<String, String> fields, Map<?, ?> values) {
    values.forEach((name, value) -> {
      if (value instanceof Map<?, ?> options) {
        add(fields, options);
      } else {
        fields.put(name.toString().replace('_', ' '), text(value));
      }
    });
  }

  private static String text(Object value) {
    return switch (value) {
      case Double number -> number(number);
      case List<?> list -> list.toString();
      default -> value.toString();
    };
  }

  /** The shortest text, {@code 1e-4} rather than {@code 0.00010}. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
    if (value == 0 || Math.abs(value) >= SMALL) {
      return decimal.toPlainString();
    }
    return (value < 0 ? "-" : "") + PlainNumber.text(Math.abs(value));
  }
}
