package org.fnde.graph;

/** When an output of a step program is needed. */
public enum Group {
  /** What the decision to accept needs: the error ratio, and whatever the norm reads. */
  ATTEMPT,
  /**
   * What an accepted step keeps besides: quadratures, dense output. Nothing survives a rejection.
   */
  COMMIT
}
