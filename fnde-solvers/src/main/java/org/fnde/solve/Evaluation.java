package org.fnde.solve;

import java.util.Map;
import org.fnde.backend.Array;

/** The values of a node at given inputs, and the pullback there. For one thread at a time. */
public interface Evaluation extends AutoCloseable {

  /**
   * The values.
   *
   * @return values by name
   */
  Map<String, Array> values();

  /**
   * The vector-Jacobian product: gradients of {@code sum of cotangent times value}.
   *
   * @param cotangents by name of the value, each of its type; a missing one is zero
   * @return gradients by name of the input, of its type, for the inputs that were asked for
   * @throws IllegalArgumentException if a cotangent does not fit its value
   * @throws SolveException if an adjoint solve did not reach its end
   */
  Map<String, Array> pullback(Map<String, Array> cotangents);

  /**
   * What computing the values cost.
   *
   * @return the statistics of the forward solves
   */
  Statistics forward();

  /**
   * What the last pullback cost.
   *
   * @return the statistics of the adjoint solves, {@link Statistics#NONE} before the first
   */
  Statistics backward();

  @Override
  void close();
}
