package org.fnde.equation;

/** How a component of the state takes part in the dynamics. */
public enum Role {
  /** Part of the state that the vector field reads. */
  STATE,
  /** The adjoint of a STATE component: the adjoint equations read it. */
  ADJOINT,
  /** Integrated along and fed back to nothing: an integral, not an ODE (SUNDIALS' word). */
  QUADRATURE
}
