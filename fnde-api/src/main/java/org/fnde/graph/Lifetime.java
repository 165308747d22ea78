package org.fnde.graph;

/**
 * How long an input keeps its value. What depends on inputs up to one lifetime only is computed
 * once per such lifetime; the constants are ordered from the longest to the shortest.
 */
public enum Lifetime {
  /** Fixed for a solve: weights, data, tolerances. */
  BOUND,
  /** Fixed between two save times: cotangents of forward quadratures. */
  SEGMENT,
  /** A host scalar set before every run: t, h, weights of the stages. */
  STEP,
  /** What a step reads and replaces. */
  STATE
}
