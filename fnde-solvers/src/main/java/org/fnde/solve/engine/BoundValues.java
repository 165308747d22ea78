package org.fnde.solve.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.equation.Component;
import org.fnde.graph.primitive.Input;
import org.fnde.spi.Tolerances;

/** Values of the bound inputs of a solve, and the number of its rows. */
final class BoundValues {
  private BoundValues() {}

  /**
   * What the field reads, and the tolerances of every component.
   *
   * @param cotangent the size of the cotangent, of which tolerances may be multiples
   */
  static Map<String, Array> of(
      Dynamics dynamics, ToleranceChoices choices, double cotangent, Map<String, Array> inputs) {
    Map<String, Array> bound = new HashMap<>();
    for (Input input : dynamics.bound()) {
      bound.put(input.key(), inputs.get(input.key()));
    }
    for (Component c : dynamics.components()) {
      Tolerances tolerances = choices.of(c, cotangent);
      bound.put(Names.rtol(c.name()), scalar(tolerances.rtol()));
      bound.put(Names.atol(c.name()), scalar(tolerances.atol()));
    }
    return bound;
  }

  private static Array scalar(double value) {
    return Array.of(new double[] {value});
  }

  /** The one number of rows of everything that has rows. */
  static int rows(Map<String, Array> values) {
    int rows = 0;
    String first = "";
    for (Map.Entry<String, Array> e : values.entrySet()) {
      if (e.getValue().type().shape().hasRows()) {
        if (rows != 0 && e.getValue().rows() != rows) {
          throw new IllegalArgumentException(
              "'"
                  + first
                  + "' has "
                  + rows
                  + " rows, '"
                  + e.getKey()
                  + "' has "
                  + e.getValue().rows()
                  + ": need one number of rows");
        }
        rows = e.getValue().rows();
        first = e.getKey();
      }
    }
    return Math.max(rows, 1);
  }

  /** Refuses a state that is not finite. */
  static void checkFinite(String name, Array value) {
    for (int i = 0; i < value.length(); i++) {
      if (!Double.isFinite(value.get(i))) {
        throw new IllegalArgumentException(
            "initial state '"
                + name
                + "' has "
                + value.get(i)
                + " at index "
                + i
                + ": need finite numbers");
      }
    }
  }

  /** The smaller map whose names are wanted. */
  static Map<String, Array> only(Map<String, Array> values, List<String> names) {
    Map<String, Array> some = new HashMap<>(values);
    some.keySet().retainAll(names);
    return some;
  }
}
