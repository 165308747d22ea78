package org.fnde.testkit.conformance;

/** One way a random program can grow. */
@FunctionalInterface
interface Step {
  /** A new term made of terms of the pool. */
  Term grow(Pool pool);
}
