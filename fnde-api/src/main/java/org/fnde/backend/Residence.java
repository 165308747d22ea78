package org.fnde.backend;

/** Arrays that a backend keeps where programs run; see {@link Backend#keep}. Thread-safe. */
@FunctionalInterface
public interface Residence extends AutoCloseable {
  /** Lets go of the arrays; what still uses them keeps them. Does nothing the second time. */
  @Override
  void close();
}
