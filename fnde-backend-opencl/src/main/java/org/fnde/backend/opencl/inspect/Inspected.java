package org.fnde.backend.opencl.inspect;

/** A backend that counts. */
public interface Inspected {

  /**
   * The counts up to now.
   *
   * @return the counts
   */
  Counters counters();
}
