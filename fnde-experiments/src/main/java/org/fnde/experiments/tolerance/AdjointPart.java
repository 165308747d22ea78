package org.fnde.experiments.tolerance;

import java.util.Arrays;
import java.util.Optional;
import org.fnde.equation.Role;

/** A part of what an adjoint solve integrates, by the name a user writes. */
public enum AdjointPart {
  /** The state, solved backwards. */
  Y("y", Role.STATE),
  /** The adjoint of the state. */
  ADJ("adj", Role.ADJOINT),
  /** Gradients with respect to parameters, other inputs and times. */
  PARAMS("params", Role.QUADRATURE);

  private final String id;
  private final Role role;

  AdjointPart(String id, Role role) {
    this.id = id;
    this.role = role;
  }

  /**
   * The name a user writes.
   *
   * @return the name, lower case
   */
  public String id() {
    return id;
  }

  /**
   * The role of the part's components.
   *
   * @return the role
   */
  public Role role() {
    return role;
  }

  static Optional<AdjointPart> of(String id) {
    return Arrays.stream(values()).filter(part -> part.id.equals(id)).findFirst();
  }
}
