package org.fnde.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.fnde.graph.primitive.*;

/**
 * Shapes, products and reductions of expressions. Axes are counted from the last, which is -1.
 * Every method throws {@link TraceException} if the dimensions do not fit.
 */
public sealed interface ArrayOps permits Expr {

  /**
   * This expression.
   *
   * @return the expression itself
   */
  Expr self();

  /**
   * Joins expressions along one axis.
   *
   * @param axis the axis, counted from the last
   * @param parts at least one expression, equal in all other axes
   * @return the joined array
   */
  static Expr concatenate(int axis, List<Expr> parts) {
    return parts.size() == 1 ? parts.getFirst() : Expr.of(new Concatenate(axis), parts);
  }

  /**
   * The numbers 0, 1, ..., length-1.
   *
   * @param dtype the element type
   * @param length how many
   * @return {@code [length]}
   */
  static Expr iota(DType dtype, int length) {
    return Expr.of(new Iota(dtype, length));
  }

  /**
   * The number of rows of the batch.
   *
   * @param dtype a floating-point type
   * @return a shared scalar
   */
  static Expr rowCount(DType dtype) {
    return Expr.of(new RowCount(dtype));
  }

  /**
   * The matrix product. A vector {@code [k]} on the left counts as {@code [1, k]}, on the right as
   * {@code [k, 1]}, and its axis of length 1 is dropped from the result; leading axes broadcast.
   *
   * @param other the second factor
   * @return {@code [.., n, k] x [.., k, m] -> [.., n, m]}
   */
  default Expr matmul(Expr other) {
    Expr x = self();
    if (x.shape().rank() == 1) {
      return x.insertAxis(-2).matmul(other).removeAxis(other.shape().rank() == 1 ? -1 : -2);
    }
    return other.shape().rank() == 1
        ? x.matmul(other.insertAxis(-1)).removeAxis(-1)
        : Expr.of(new Matmul(), x, other);
  }

  /**
   * Solves a small linear system with this square matrix.
   *
   * @param rhs {@code [n]} or {@code [.., n, m]}
   * @return the solution, of the right-hand side's dimensions
   */
  default Expr solve(Expr rhs) {
    return rhs.shape().rank() == 1
        ? self().solve(rhs.insertAxis(-1)).removeAxis(-1)
        : Expr.of(new Solve(), self(), rhs);
  }

  /**
   * Swaps the last two axes.
   *
   * @return the transpose
   */
  default Expr transpose() {
    return Expr.of(new Transpose(List.of(1, 0)), self());
  }

  /**
   * Permutes the axes.
   *
   * @param order for each axis of the result, outermost first, which axis of this one it is
   * @return the result
   */
  default Expr transpose(List<Integer> order) {
    return TraceException.checked(
        "transpose " + order, List.of(self()), () -> Expr.of(new Transpose(order), self()));
  }

  /**
   * Gives all axes other dimensions, elements in row-major order.
   *
   * @param dims the new dimensions
   * @return the result
   */
  default Expr reshape(int... dims) {
    return TraceException.checked(
        "reshape to " + Arrays.toString(dims),
        List.of(self()),
        () -> Expr.of(new Reshape(self().shape().rank(), Shape.of(dims).dims()), self()));
  }

  /**
   * Inserts an axis of length 1.
   *
   * @param axis where it is found in the result, counted from the last
   * @return the result
   */
  default Expr insertAxis(int axis) {
    return TraceException.checked(
        "insertAxis " + axis,
        List.of(self()),
        () -> {
          int after = -axis - 1;
          List<Integer> dims = new ArrayList<>(self().shape().last(after));
          dims.addFirst(1);
          return Expr.of(new Reshape(after, dims), self());
        });
  }

  /**
   * Removes an axis of length 1.
   *
   * @param axis the axis, counted from the last
   * @return the result
   */
  default Expr removeAxis(int axis) {
    return TraceException.checked(
        "removeAxis " + axis,
        List.of(self()),
        () -> {
          self().shape().dim(axis);
          List<Integer> dims = new ArrayList<>(self().shape().last(-axis));
          dims.removeFirst();
          return Expr.of(new Reshape(-axis, dims), self());
        });
  }

  /**
   * Repeats along new leading axes and axes of length 1.
   *
   * @param dims the dimensions of the result, right-aligned with this one's
   * @return the result
   */
  default Expr broadcastTo(List<Integer> dims) {
    Expr x = self();
    if (x.shape().dims().equals(dims)) {
      return x;
    }
    return TraceException.checked(
        "broadcast to " + dims,
        List.of(x),
        () -> {
          int missing = dims.size() - x.shape().rank();
          if (missing < 0) {
            throw new IllegalArgumentException(x.shape() + " has more axes than " + dims);
          }
          List<Integer> ranked = new ArrayList<>(Collections.nCopies(missing, 1));
          ranked.addAll(x.shape().dims());
          Expr same = missing > 0 ? Expr.of(new Reshape(x.shape().rank(), ranked), x) : x;
          return Expr.of(new Broadcast(dims), same);
        });
  }

  /**
   * A contiguous part of one axis.
   *
   * @param axis the axis, counted from the last
   * @param from the first index
   * @param to one past the last index
   * @return the part
   */
  default Expr slice(int axis, int from, int to) {
    return Expr.of(new Slice(axis, from, to), self());
  }

  /**
   * One element of the last axis, which disappears.
   *
   * @param index the index
   * @return the element
   */
  default Expr at(int index) {
    return slice(-1, index, index + 1).removeAxis(-1);
  }

  /**
   * Entries along one axis, in the order of an index.
   *
   * @param axis the axis, counted from the last
   * @param index an INT32 vector, or a scalar, with which the axis disappears; may differ from row
   *     to row; outside the axis it counts as the nearest entry
   * @return the entries
   */
  default Expr gather(int axis, Expr index) {
    return index.shape().rank() == 0
        ? gather(axis, index.insertAxis(-1)).removeAxis(axis)
        : Expr.of(new Gather(axis), self(), index);
  }

  /**
   * The index of the piece of a partition that a time lies in; these are the knots, increasing,
   * {@code [n]}. A time on a knot belongs to the piece on its left; the first and the last piece
   * extend to infinity. Has no derivative.
   *
   * @param t a scalar or a vector of times; times and knots may differ from row to row
   * @return INT32 from 0 to n-2, of the dimensions of {@code t}
   */
  default Expr knotIndex(Expr t) {
    return t.shape().rank() == 0
        ? knotIndex(t.insertAxis(-1)).removeAxis(-1)
        : Expr.of(new KnotIndex(), self(), t);
  }

  /**
   * Adds zeros before and after one axis.
   *
   * @param axis the axis, counted from the last
   * @param before how many zeros come first
   * @param after how many come last
   * @return the result
   */
  default Expr pad(int axis, int before, int after) {
    return Expr.of(new Pad(axis, before, after), self());
  }

  /**
   * Sums along one axis, which disappears.
   *
   * @param axis the axis, counted from the last
   * @return the sum
   */
  default Expr sum(int axis) {
    return Expr.of(new Sum(axis), self()).removeAxis(axis);
  }

  /**
   * Sums all elements of one row.
   *
   * @return a scalar, per row if this has rows
   */
  default Expr sum() {
    Expr flat = reshape(self().shape().size());
    return flat.sum(-1);
  }

  /**
   * The mean of all elements of one row.
   *
   * @return a scalar, per row if this has rows
   */
  default Expr mean() {
    return sum().dividedBy(self().shape().size());
  }

  /**
   * The largest element along one axis, which disappears; NaN if one is.
   *
   * @param axis the axis, counted from the last
   * @return the largest element
   */
  default Expr maxAlong(int axis) {
    return Expr.of(new ReduceMax(axis), self()).removeAxis(axis);
  }

  /**
   * Sums over all rows.
   *
   * @return a shared value of the same dimensions
   */
  default Expr sumRows() {
    return Expr.of(new SumRows(), self());
  }

  /**
   * The largest of all rows, element by element; NaN if one is.
   *
   * @return a shared value of the same dimensions
   */
  default Expr maxRows() {
    return Expr.of(new MaxRows(), self());
  }

  /**
   * Repeats a shared value in every row.
   *
   * @return the value with rows
   */
  default Expr broadcastRows() {
    return self().shape().hasRows() ? self() : Expr.of(new BroadcastRows(), self());
  }
}
