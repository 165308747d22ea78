package org.fnde.equation;

import java.util.Optional;
import org.fnde.graph.ArrayType;

/**
 * One component of what is integrated.
 *
 * @param name unique in its solve
 * @param type element type and shape
 * @param role how it takes part in the dynamics
 * @param of for a gradient, what it is the gradient of: the name of a state component, of an input,
 *     or {@link #TIME}; empty otherwise
 */
public record Component(String name, ArrayType type, Role role, Optional<String> of) {

  /** What the gradient with respect to time is the gradient of. */
  public static final String TIME = "t";

  /**
   * A component of the state of a forward solve.
   *
   * @param name unique in its solve
   * @param type element type and shape
   * @return the component
   */
  public static Component state(String name, ArrayType type) {
    return new Component(name, type, Role.STATE, Optional.empty());
  }

  /**
   * Whether this is the gradient with respect to something.
   *
   * @param what a component, an input or {@link #TIME}
   * @return true if it is
   */
  public boolean isOf(String what) {
    return of.filter(what::equals).isPresent();
  }
}
