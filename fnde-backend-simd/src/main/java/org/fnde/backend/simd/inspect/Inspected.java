package org.fnde.backend.simd.inspect;

/** A launch that counts. */
public interface Inspected {

  /** The counts since it was prepared. */
  Counters counters();
}
