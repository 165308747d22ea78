package org.fnde.backend.simd.lowering;

import java.util.List;
import java.util.Optional;

/** Strides of arrays in row-major order. */
final class Views {
  private Views() {}

  static int[] dims(List<Integer> dims) {
    return dims.stream().mapToInt(Integer::intValue).toArray();
  }

  static int[] dense(int[] dims) {
    int[] strides = new int[dims.length];
    int stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= dims[i];
    }
    return strides;
  }

  /** Whether elements follow each other in order, axes of length 1 aside. */
  static boolean isDense(int[] dims, int[] strides) {
    int stride = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      if (dims[i] != 1 && strides[i] != stride) {
        return false;
      }
      stride *= dims[i];
    }
    return true;
  }

  /** Whether every element is the same one. */
  static boolean isRepeated(int[] dims, int[] strides) {
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1 && strides[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The strides of a view with other dimensions.
   *
   * @return an empty array of length 0 where {@code to} is not empty, if there is no such view
   */
  static Optional<int[]> reshaped(int[] dims, int[] strides, int[] to) {
    int[] result = new int[to.length];
    int i = dims.length - 1;
    int j = to.length - 1;
    while (j >= 0) {
      if (to[j] == 1) {
        j--;
        continue;
      }
      while (i >= 0 && dims[i] == 1) {
        i--;
      }
      int have = dims[i];
      int stride = strides[i];
      int next = i - 1;
      int need = to[j];
      int first = j;
      result[j] = stride;
      while (have != need) {
        if (have < need) {
          while (dims[next] == 1) {
            next--;
          }
          if (strides[next] != stride * have) {
            return Optional.empty();
          }
          have *= dims[next--];
        } else {
          first--;
          result[first] = stride * need;
          need *= to[first];
        }
      }
      i = next;
      j = first - 1;
    }
    return Optional.of(result);
  }
}
