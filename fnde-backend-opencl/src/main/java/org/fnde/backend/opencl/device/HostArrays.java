package org.fnde.backend.opencl.device;

import org.jocl.Pointer;

/** Java's arrays as memory that a driver reads and writes. */
final class HostArrays {
  private HostArrays() {}

  static Pointer pointer(Object array) {
    return switch (array) {
      case float[] f -> Pointer.to(f);
      case double[] d -> Pointer.to(d);
      case int[] i -> Pointer.to(i);
      default -> throw new IllegalArgumentException("no array of numbers: " + array.getClass());
    };
  }
}
