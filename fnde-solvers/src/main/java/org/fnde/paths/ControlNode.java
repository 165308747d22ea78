package org.fnde.paths;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Statistics;
import org.fnde.spi.Interpolation;

/**
 * The preparation of series as a node of a chain, differentiable with respect to the observations.
 * Inputs: {@value #TIMES} and {@value #VALUES}, as {@link Control#of} takes them; values: {@link
 * Control#KNOTS} and {@link Control#COEFFICIENTS}.
 *
 * @param interpolation how series become a path
 */
public record ControlNode(Interpolation interpolation) implements Node {
  /** The input that holds the times of the observations. */
  public static final String TIMES = "times";

  /** The input that holds the observations. */
  public static final String VALUES = "values";

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    Array times = given(inputs, TIMES);
    Array values = given(inputs, VALUES);
    return new Prepared(interpolation, times, values, Control.of(interpolation, times, values));
  }

  private static Array given(Map<String, Array> inputs, String name) {
    if (!inputs.containsKey(name)) {
      throw new IllegalArgumentException(
          "no value for '" + name + "'; values were given for " + inputs.keySet());
    }
    return inputs.get(name);
  }

  @Override
  public void close() {}

  private record Prepared(Interpolation interpolation, Array times, Array x, Control control)
      implements Evaluation {
    @Override
    public Map<String, Array> values() {
      return control.inputs();
    }

    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      return cotangents.containsKey(Control.COEFFICIENTS)
          ? Map.of(VALUES, interpolation.pullback(times, x, cotangents.get(Control.COEFFICIENTS)))
          : Map.of();
    }

    @Override
    public Statistics forward() {
      return Statistics.NONE;
    }

    @Override
    public Statistics backward() {
      return Statistics.NONE;
    }

    @Override
    public void close() {}
  }
}
