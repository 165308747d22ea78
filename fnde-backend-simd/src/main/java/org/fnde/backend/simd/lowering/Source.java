package org.fnde.backend.simd.lowering;

import java.util.Optional;
import org.fnde.graph.ArrayType;

/**
 * Where the value of a constant comes from.
 *
 * @param name a BOUND input's, or an output's of the program that computes constants
 * @param type element type and shape
 * @param computed whether it is such an output
 */
public record Source(String name, ArrayType type, boolean computed) {

  /** The name of a BOUND input whose values are used as they are. */
  public Optional<String> input() {
    return computed ? Optional.empty() : Optional.of(name);
  }
}
