package org.fnde.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of a value: whether it has rows, and its static dimensions.
 *
 * <p>The number of rows is symbolic and is not a dimension. A value without rows is shared by all
 * rows. Axes are counted from the last, which is {@code -1}.
 *
 * @param hasRows whether there is one array of {@code dims} per row
 * @param dims the dimensions, outermost first; empty for a scalar
 */
public record Shape(boolean hasRows, List<Integer> dims) {

  /**
   * Checks the dimensions.
   *
   * @throws IllegalArgumentException if a dimension is less than 1 or there are 2^31 elements or
   *     more
   */
  public Shape {
    dims = List.copyOf(dims);
    long size = 1;
    for (int d : dims) {
      if (d < 1) {
        throw new IllegalArgumentException("dims " + dims + ": every dimension must be at least 1");
      }
      size *= d;
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("dims " + dims + ": 2^31 elements or more");
      }
    }
  }

  /**
   * A value shared by all rows.
   *
   * @param dims the dimensions, none for a scalar
   * @return the shape
   */
  public static Shape of(int... dims) {
    return new Shape(false, boxed(dims));
  }

  /**
   * A value with one array per row.
   *
   * @param dims the dimensions of one row, none for a scalar per row
   * @return the shape
   */
  public static Shape rows(int... dims) {
    return new Shape(true, boxed(dims));
  }

  private static List<Integer> boxed(int[] dims) {
    return IntStream.of(dims).boxed().toList();
  }

  /**
   * The number of axes, rows not counted.
   *
   * @return the rank
   */
  public int rank() {
    return dims.size();
  }

  /**
   * The number of elements of one row.
   *
   * @return the product of the dimensions, 1 for a scalar
   */
  public int size() {
    int size = 1;
    for (int d : dims) {
      size *= d;
    }
    return size;
  }

  /**
   * The length of an axis.
   *
   * @param axis the axis counted from the last, -1 to -rank
   * @return its length
   * @throws IllegalArgumentException if there is no such axis
   */
  public int dim(int axis) {
    if (axis >= 0 || -axis > rank()) {
      throw new IllegalArgumentException(
          "axis " + axis + " of " + this + ": axes count from the last, -1 to " + -rank());
    }
    return dims.get(rank() + axis);
  }

  /**
   * The same dimensions with or without rows.
   *
   * @param rows whether the result has rows
   * @return the shape
   */
  public Shape withRows(boolean rows) {
    return rows == hasRows ? this : new Shape(rows, dims);
  }

  /**
   * The same rows with other dimensions.
   *
   * @param newDims the dimensions of the result
   * @return the shape
   */
  public Shape withDims(List<Integer> newDims) {
    return new Shape(hasRows, newDims);
  }

  /**
   * The dimensions with one axis changed.
   *
   * @param axis the axis counted from the last
   * @param length its new length
   * @return the shape
   */
  public Shape withDim(int axis, int length) {
    dim(axis);
    List<Integer> changed = new ArrayList<>(dims);
    changed.set(rank() + axis, length);
    return new Shape(hasRows, changed);
  }

  /**
   * The last axes.
   *
   * @param count how many, at most the rank
   * @return their dimensions
   * @throws IllegalArgumentException if there are not that many
   */
  public List<Integer> last(int count) {
    checkCount(count);
    return dims.subList(rank() - count, rank());
  }

  /**
   * All axes before the last ones.
   *
   * @param count how many of the last axes to leave out
   * @return the dimensions before them
   * @throws IllegalArgumentException if there are not that many
   */
  public List<Integer> leading(int count) {
    checkCount(count);
    return dims.subList(0, rank() - count);
  }

  private void checkCount(int count) {
    if (count < 0 || count > rank()) {
      throw new IllegalArgumentException(
          "the last " + count + " axes of " + this + ": there are " + rank());
    }
  }

  @Override
  public String toString() {
    Stream<String> rows = hasRows ? Stream.of("rows") : Stream.empty();
    return Stream.concat(rows, dims.stream().map(String::valueOf))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
