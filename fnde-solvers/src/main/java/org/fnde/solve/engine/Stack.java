package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.List;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;

/** Arrays of one type joined along a new first axis after the rows. */
public final class Stack {
  private Stack() {}

  /** {@code [dims]} many times to {@code [times, dims]}. */
  public static Array stack(List<Array> parts) {
    Array first = parts.getFirst();
    int size = first.type().shape().size();
    double[] joined = new double[parts.size() * first.length()];
    for (int i = 0; i < parts.size(); i++) {
      for (int row = 0; row < first.rows(); row++) {
        parts.get(i).copyTo(row * size, joined, (row * parts.size() + i) * size, size);
      }
    }
    List<Integer> dims = new ArrayList<>(first.type().shape().dims());
    dims.addFirst(parts.size());
    ArrayType type = first.type().with(first.type().shape().withDims(dims));
    return Array.of(type, first.rows(), joined);
  }

  /** The part at {@code i} of {@code [times, dims]}. */
  public static Array part(Array stacked, int i) {
    List<Integer> dims = stacked.type().shape().dims();
    ArrayType type =
        stacked.type().with(stacked.type().shape().withDims(dims.subList(1, dims.size())));
    int size = type.shape().size();
    double[] values = new double[stacked.rows() * size];
    for (int row = 0; row < stacked.rows(); row++) {
      stacked.copyTo((row * dims.getFirst() + i) * size, values, row * size, size);
    }
    return Array.of(type, stacked.rows(), values);
  }
}
