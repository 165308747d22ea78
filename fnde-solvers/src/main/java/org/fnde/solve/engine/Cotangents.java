package org.fnde.solve.engine;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.equation.Component;

/**
 * What a pullback is given: derivatives of the loss with respect to components of the solution.
 *
 * @param values {@code [times, dims]} by component, not necessarily of every component
 */
record Cotangents(Map<String, Array> values) {

  /** Refuses cotangents that do not fit the solution. */
  static Cotangents of(Map<String, Array> values, List<Component> state, Outcome outcome) {
    for (Map.Entry<String, Array> e : values.entrySet()) {
      Component c =
          state.stream()
              .filter(s -> s.name().equals(e.getKey()))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "cotangent of '"
                          + e.getKey()
                          + "': the values are "
                          + state.stream().map(Component::name).toList()));
      Array value = Stack.stack(outcome.saved().get(c.name()));
      Array cotangent = e.getValue();
      if (!cotangent.type().equals(value.type()) || cotangent.rows() != value.rows()) {
        throw new IllegalArgumentException(
            "cotangent of '" + c.name() + "' is " + cotangent + ", the value is " + value);
      }
    }
    return new Cotangents(values);
  }

  boolean has(Component c) {
    return values.containsKey(c.name());
  }

  /** The cotangent at save time {@code i}. */
  Array at(Component c, int i) {
    return Stack.part(values.get(c.name()), i);
  }

  /**
   * The largest rms, over rows and elements, of any component at any save time after the first,
   * whose cotangent the adjoint equations never see. 1 if that is 0, as then every adjoint is 0 and
   * so is its error, at any tolerance; and 1 if it is not finite, so that the solve says what is
   * wrong.
   */
  double size() {
    double largest = 0;
    for (Array value : values.values()) {
      for (int i = 1; i < value.type().shape().dims().getFirst(); i++) {
        largest = Math.max(largest, rms(Stack.part(value, i).toDoubles()));
      }
    }
    return largest > 0 && largest < Double.POSITIVE_INFINITY ? largest : 1;
  }

  /** Divides by the largest element first, so that no square overflows or vanishes. */
  private static double rms(double[] values) {
    double largest = 0;
    for (double x : values) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
      return largest;
    }
    double sum = 0;
    for (double x : values) {
      sum += (x / largest) * (x / largest);
    }
    return largest * Math.sqrt(sum / values.length);
  }
}
