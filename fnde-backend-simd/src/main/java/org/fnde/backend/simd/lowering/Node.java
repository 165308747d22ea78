package org.fnde.backend.simd.lowering;

import java.util.List;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Primitive;

/** A value of the lowered graph. Equal computations are one node; equality is identity. */
final class Node {
  private final Op op;
  private final List<Node> operands;
  private final ArrayType type;
  private final int id;

  Node(Op op, List<Node> operands, ArrayType type, int id) {
    this.op = op;
    this.operands = List.copyOf(operands);
    this.type = type;
    this.id = id;
  }

  Op op() {
    return op;
  }

  List<Node> operands() {
    return operands;
  }

  Node operand(int i) {
    return operands.get(i);
  }

  ArrayType type() {
    return type;
  }

  Shape shape() {
    return type.shape();
  }

  DType dtype() {
    return type.dtype();
  }

  int id() {
    return id;
  }

  boolean hasRows() {
    return type.shape().hasRows();
  }

  int size() {
    return type.shape().size();
  }

  /** Whether this is one number for all rows. */
  boolean isScalar() {
    return !hasRows() && size() == 1;
  }

  boolean is(Class<? extends Primitive> primitive) {
    return op instanceof Prim(Primitive p) && primitive.isInstance(p);
  }

  @Override
  public String toString() {
    return id + ":" + op + type;
  }
}
