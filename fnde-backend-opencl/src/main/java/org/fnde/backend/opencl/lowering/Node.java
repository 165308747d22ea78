package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Primitive;

/** A value of a program, and what is decided about it while the program is planned. */
final class Node {
  private final int id;
  private final Primitive primitive;
  private final Kind kind;
  private final ArrayType type;
  private final List<Node> operands;
  private final Optional<Gemm> gemm;
  private final List<Node> users = new ArrayList<>();

  private Stage stage = Stage.COMMIT;
  private int level;
  private boolean kept;
  private boolean barrier;

  Node(
      int id,
      Primitive primitive,
      Kind kind,
      ArrayType type,
      List<Node> operands,
      Optional<Gemm> gemm) {
    this.id = id;
    this.primitive = primitive;
    this.kind = kind;
    this.type = type;
    this.operands = List.copyOf(operands);
    this.gemm = gemm;
  }

  /** Operands have smaller numbers. */
  int id() {
    return id;
  }

  Primitive primitive() {
    return primitive;
  }

  Kind kind() {
    return kind;
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

  boolean hasRows() {
    return type.shape().hasRows();
  }

  /** Elements of one row. */
  int size() {
    return type.shape().size();
  }

  List<Node> operands() {
    return operands;
  }

  Node operand(int i) {
    return operands.get(i);
  }

  /** Set for a {@link Kind#PRODUCT}. */
  Gemm gemm() {
    return gemm.orElseThrow();
  }

  List<Node> users() {
    return users;
  }

  Stage stage() {
    return stage;
  }

  void setStage(Stage newStage) {
    stage = newStage;
  }

  /** Kernels of a stage run in the order of levels. */
  int level() {
    return level;
  }

  void setLevel(int newLevel) {
    level = newLevel;
  }

  /** Whether its value is stored in memory. */
  boolean isKept() {
    return kept || !kind.isInlineable();
  }

  void keep() {
    kept = true;
  }

  /** Whether what reads it at other places must be in a later kernel. */
  boolean isBarrier() {
    return barrier;
  }

  void makeBarrier() {
    barrier = true;
    kept = true;
  }

  /** Whether two values have their elements at the same places. */
  boolean hasSpaceOf(Node other) {
    return hasRows() == other.hasRows() && size() == other.size();
  }

  @Override
  public String toString() {
    return "%" + id + " " + primitive.name() + " " + type;
  }
}
