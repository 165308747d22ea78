package org.fnde.backend.simd.lowering;

/** Finds shared scalars among those of the host. */
interface ScalarPlaces {

  /** Where a scalar is, after reading it from an array if it is elsewhere. */
  int at(Node scalar);
}
