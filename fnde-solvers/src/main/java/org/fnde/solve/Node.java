package org.fnde.solve;

import java.util.Map;
import org.fnde.backend.Array;

/**
 * A computation on the host's side with a value and a pullback: a compiled program, a solve with
 * its adjoint, or a chain of nodes. Thread-safe; closing it closes what it opened.
 */
public interface Node extends AutoCloseable {

  /**
   * Computes the values.
   *
   * @param inputs a value for every input, by name; other names are ignored, so that nodes can
   *     share a map
   * @return the values and their pullback; the caller closes it
   * @throws IllegalArgumentException if an input is missing or does not fit; the message names it
   * @throws SolveException if a solve did not reach its end
   */
  Evaluation evaluate(Map<String, Array> inputs);

  @Override
  void close();
}
