package org.fnde.backend.simd.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How to visit a dense result and strided operands: outer loops, then features, then rows. On
 * shared values the innermost axis takes the place of the rows.
 */
final class Loops {
  /** Elements visited per call of a kernel, rows aside. */
  final int features;

  /** Calls of the kernel. */
  final int outer;

  /** Rows per feature, 0 for those of the tile. */
  private final int fixedRows;

  private final Ref[] operands;
  private final int[] outerDims;
  private final int[][] outerStrides;
  private final int[] featureStrides;
  private final int[] rowStrides;

  Loops(int[] dims, Ref... operands) {
    this.operands = operands;
    List<int[]> axes = collapsed(dims, operands);
    boolean shared = true;
    for (Ref r : operands) {
      shared &= !r.perRow();
    }
    int n = operands.length;
    rowStrides = new int[n];
    if (!shared) {
      for (int i = 0; i < n; i++) {
        rowStrides[i] = operands[i].perRow() ? 1 : 0;
      }
      fixedRows = 0;
    } else if (!axes.isEmpty() && unitStrides(axes.getLast())) {
      int[] last = axes.removeLast();
      fixedRows = last[0];
      System.arraycopy(last, 1, rowStrides, 0, n);
    } else {
      fixedRows = 1;
      Arrays.fill(rowStrides, 1);
    }
    int[] inner = axes.isEmpty() ? new int[n + 1] : axes.removeLast();
    features = Math.max(1, inner[0]);
    featureStrides = Arrays.copyOfRange(inner, 1, n + 1);
    outerDims = axes.stream().mapToInt(a -> a[0]).toArray();
    outerStrides = new int[n][];
    for (int i = 0; i < n; i++) {
      int at = i + 1;
      outerStrides[i] = axes.stream().mapToInt(a -> a[at]).toArray();
    }
    int count = 1;
    for (int d : outerDims) {
      count *= d;
    }
    outer = count;
  }

  /** Axes as length and strides, those joined that all operands pass through evenly. */
  private static List<int[]> collapsed(int[] dims, Ref[] operands) {
    List<int[]> axes = new ArrayList<>();
    for (int d = 0; d < dims.length; d++) {
      if (dims[d] == 1) {
        continue;
      }
      int[] axis = new int[operands.length + 1];
      axis[0] = dims[d];
      for (int i = 0; i < operands.length; i++) {
        axis[i + 1] = operands[i].strides()[d];
      }
      if (!axes.isEmpty() && joins(axes.getLast(), axis)) {
        axis[0] *= axes.removeLast()[0];
      }
      axes.add(axis);
    }
    return axes;
  }

  private static boolean joins(int[] before, int[] axis) {
    for (int i = 1; i < axis.length; i++) {
      if (before[i] != axis[i] * axis[0]) {
        return false;
      }
    }
    return true;
  }

  /** Kernels of two operands want a stride of 1 in one of them at least. */
  private static boolean unitStrides(int[] axis) {
    boolean any = axis.length == 3;
    for (int i = 1; i < axis.length; i++) {
      if (axis[i] > 1) {
        return false;
      }
      any |= axis[i] == 1 && i < axis.length - 1;
    }
    return any;
  }

  int rows(Frame f) {
    return fixedRows == 0 ? f.length : fixedRows;
  }

  /** Where an operand begins in one of the outer iterations. */
  int start(Frame f, int operand, int iteration) {
    Ref r = operands[operand];
    int offset = 0;
    int rest = iteration;
    for (int d = outerDims.length - 1; d >= 0; d--) {
      offset += rest % outerDims[d] * outerStrides[operand][d];
      rest /= outerDims[d];
    }
    return r.start(f) + offset * r.unit(f);
  }

  int featureStride(Frame f, int operand) {
    return featureStrides[operand] * operands[operand].unit(f);
  }

  int rowStride(int operand) {
    return rowStrides[operand];
  }

  /** Whether one call visits contiguous elements of an operand, features and rows together. */
  boolean contiguous(int operand) {
    return outer == 1
        && rowStrides[operand] == 1
        && (features == 1
            || fixedRows == 0
                && featureStrides[operand] == 1
                && operands[operand].place().kind() == Place.Kind.TILE);
  }

  /** Whether an operand is one number. */
  boolean single(int operand) {
    return outer == 1
        && rowStrides[operand] == 0
        && (features == 1 || featureStrides[operand] == 0);
  }
}
