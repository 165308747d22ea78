package org.fnde.backend.simd.exec;

import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;

/**
 * Arrays as instructions see them: features of all rows a stride apart, the last row repeated as
 * padding; shared values as they are.
 */
public final class Storage {
  private Storage() {}

  /** A new array of zeros, for {@code float} or {@code double} numbers. */
  public static Object allocate(DType dtype, int length) {
    return dtype == DType.FLOAT32 ? new float[length] : new double[length];
  }

  /** The size of an array of {@link #allocate}. */
  public static long bytes(Object array) {
    return array instanceof float[] f ? 4L * f.length : 8L * ((double[]) array).length;
  }

  /** A new array for a value. */
  public static Object allocate(ArrayType type, int rows) {
    int columns = type.shape().hasRows() ? Tiling.stride(rows) : 1;
    return allocate(type.dtype(), Math.multiplyExact(type.shape().size(), columns));
  }

  /** Fills an array of {@link #allocate}. */
  public static void write(Array values, Object to) {
    int n = values.length();
    if (to instanceof float[] floats) {
      float[] from = values.toFloats();
      if (!values.type().shape().hasRows()) {
        System.arraycopy(from, 0, floats, 0, n);
        return;
      }
      int rows = values.rows();
      int stride = Tiling.stride(rows);
      int features = values.type().shape().size();
      for (int i = 0; i < features; i++) {
        for (int r = 0; r < stride; r++) {
          floats[i * stride + r] = from[Math.min(r, rows - 1) * features + i];
        }
      }
    } else {
      writeDoubles(values, (double[]) to);
    }
  }

  private static void writeDoubles(Array values, double[] to) {
    double[] from = values.toDoubles();
    if (!values.type().shape().hasRows()) {
      System.arraycopy(from, 0, to, 0, from.length);
      return;
    }
    int rows = values.rows();
    int stride = Tiling.stride(rows);
    int features = values.type().shape().size();
    for (int i = 0; i < features; i++) {
      for (int r = 0; r < stride; r++) {
        to[i * stride + r] = from[Math.min(r, rows - 1) * features + i];
      }
    }
  }

  /** Copies the contents out. */
  public static Array read(ArrayType type, int rows, Object from) {
    int features = type.shape().size();
    boolean perRow = type.shape().hasRows();
    int count = perRow ? rows : 1;
    int stride = perRow ? Tiling.stride(rows) : 1;
    double[] values = new double[count * features];
    for (int r = 0; r < count; r++) {
      for (int i = 0; i < features; i++) {
        int at = i * stride + r;
        values[r * features + i] = from instanceof float[] f ? f[at] : ((double[]) from)[at];
      }
    }
    return Array.of(type, count, values);
  }
}
