package org.fnde.testkit.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.*;

/** Primitives that move elements: places of one array are mapped to places of another. */
final class Structure {
  private Structure() {}

  static void apply(Structural primitive, Value x, Value y) {
    Shape from = x.type().shape();
    Shape to = y.type().shape();
    switch (primitive) {
      case Reshape p -> copy(x, places(from, strides(from), 0), y, places(to, strides(to), 0));
      case BroadcastRows p ->
          copy(x, places(from, strides(from), 0), y, places(to, strides(to), 0));
      case Transpose p -> copy(x, places(to, permuted(p, from), 0), y, places(to, strides(to), 0));
      case Broadcast p -> copy(x, places(to, repeated(from), 0), y, places(to, strides(to), 0));
      case Slice p -> {
        int offset = p.from() * strides(from)[from.rank() + p.axis()];
        copy(x, places(to, strides(from), offset), y, places(to, strides(to), 0));
      }
      case Pad p -> insert(x, p.axis(), p.before(), y);
    }
  }

  static void concatenate(Concatenate primitive, List<Value> x, Value y) {
    int at = 0;
    for (Value part : x) {
      insert(part, primitive.axis(), at, y);
      at += part.type().shape().dim(primitive.axis());
    }
  }

  private static void insert(Value x, int axis, int at, Value y) {
    Shape part = x.type().shape();
    int[] strides = strides(y.type().shape());
    int offset = at * strides[part.rank() + axis];
    copy(x, places(part, strides(part), 0), y, places(part, strides, offset));
  }

  private static void copy(Value x, int[] from, Value y, int[] to) {
    for (int row = 0; row < y.rows(); row++) {
      for (int i = 0; i < from.length; i++) {
        y.data()[y.start(row) + to[i]] = x.data()[x.start(row) + from[i]];
      }
    }
  }

  /** The place of every element of a shape, in row-major order, in an array with these strides. */
  static int[] places(Shape shape, int[] strides, int offset) {
    int[] places = new int[shape.size()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      int place = offset;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        int length = shape.dims().get(axis);
        place += rest % length * strides[axis];
        rest /= length;
      }
      places[i] = place;
    }
    return places;
  }

  /** The distance between neighbours along every axis. */
  static int[] strides(Shape shape) {
    int[] strides = new int[shape.rank()];
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape.dims().get(axis);
    }
    return strides;
  }

  private static int[] permuted(Transpose p, Shape from) {
    int[] strides = strides(from);
    int[] result = strides.clone();
    int first = from.rank() - p.order().size();
    for (int i = 0; i < p.order().size(); i++) {
      result[first + i] = strides[first + p.order().get(i)];
    }
    return result;
  }

  private static int[] repeated(Shape from) {
    int[] strides = strides(from);
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] = from.dims().get(axis) == 1 ? 0 : strides[axis];
    }
    return strides;
  }

  /**
   * Where the matrices of an operand begin whose leading axes broadcast, one place per matrix of
   * the result.
   */
  static int[] matrices(Shape operand, Shape result) {
    List<Integer> leading = operand.leading(2);
    int missing = result.rank() - operand.rank();
    List<Integer> dims = new ArrayList<>(Collections.nCopies(missing, 1));
    dims.addAll(leading);
    int[] strides = repeated(new Shape(false, dims));
    int unit = operand.dim(-1) * operand.dim(-2);
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] *= unit;
    }
    return places(new Shape(false, result.leading(2)), strides, 0);
  }
}
