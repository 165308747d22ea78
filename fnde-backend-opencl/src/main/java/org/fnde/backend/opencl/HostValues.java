package org.fnde.backend.opencl;

import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;

/** Numbers in Java's arrays, in the element type of the device's. */
final class HostValues {
  private HostValues() {}

  static Object of(Array values) {
    int length = values.length();
    Object array = allocate(values.type().dtype(), length);
    switch (array) {
      case float[] f -> values.copyTo(0, f, 0, length);
      case double[] d -> values.copyTo(0, d, 0, length);
      default -> {
        int[] ints = (int[]) array;
        for (int i = 0; i < length; i++) {
          ints[i] = (int) values.get(i);
        }
      }
    }
    return array;
  }

  static Object allocate(DType dtype, int length) {
    return switch (dtype) {
      case FLOAT32 -> new float[length];
      case FLOAT64 -> new double[length];
      case INT32 -> new int[length];
    };
  }

  static Array array(Object values, ArrayType type, int rows) {
    int[] dims = type.shape().dims().stream().mapToInt(Integer::intValue).toArray();
    boolean hasRows = type.shape().hasRows();
    return switch (values) {
      case float[] f -> hasRows ? Array.rows(rows, f, dims) : Array.of(f, dims);
      case double[] d -> hasRows ? Array.rows(rows, d, dims) : Array.of(d, dims);
      default -> {
        double[] wide = java.util.Arrays.stream((int[]) values).asDoubleStream().toArray();
        yield Array.of(type, rows, wide);
      }
    };
  }
}
