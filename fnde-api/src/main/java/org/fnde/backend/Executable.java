package org.fnde.backend;

import java.util.Map;
import org.fnde.graph.Program;

/** A compiled program. Immutable and thread-safe. */
public interface Executable {

  /**
   * What was compiled.
   *
   * @return the program
   */
  Program program();

  /**
   * Gives values to the BOUND inputs. What depends on them alone is computed here, once.
   *
   * @param inputs a value for every BOUND input that an output depends on, by name; values under
   *     other names are ignored, so that programs of one solve can share a map
   * @return the binding, immutable; many runs and threads may share it
   * @throws IllegalArgumentException if a value is missing or of another type
   */
  Binding bind(Map<String, Array> inputs);

  /**
   * What one run executes: the number of operations by name. Names are those of primitives, and
   * {@code contractRows} for a product that is summed over rows (the VJP of a shared weight). What
   * is computed once per binding is not counted.
   *
   * @return counts by name
   */
  Map<String, Integer> operations();

  /**
   * Into how many parts reductions over rows cut an attempt and its commit; each is one fork and
   * join at most. What a commit computes of large values that all rows share, such as adding up the
   * gradients of weights that the tiles of an attempt accumulated, visits no rows and is not
   * counted, though a backend may fork and join for it.
   *
   * @return the number of phases
   */
  int phases();
}
