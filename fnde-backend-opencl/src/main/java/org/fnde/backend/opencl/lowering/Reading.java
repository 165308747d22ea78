package org.fnde.backend.opencl.lowering;

import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Reshape;

/** How a node reads an operand. */
final class Reading {
  private static final double MANY = 1000;

  private Reading() {}

  /** Whether elements are read at other places than where they are written to. */
  static boolean moves(Node operand, Node user) {
    return switch (user.kind()) {
      case POINTWISE -> !operand.hasSpaceOf(user);
      case VIEW ->
          !(user.primitive() instanceof Reshape) && !(user.primitive() instanceof BroadcastRows)
              || !operand.hasSpaceOf(user);
      case ROW_FOLD -> false;
      default -> true;
    };
  }

  /** How often an element is read, on average. */
  static double times(Node operand, Node user) {
    double rows = user.hasRows() && !operand.hasRows() ? MANY : 1;
    return switch (user.kind()) {
      case FOLD, ROW_FOLD -> 1;
      case LOOKUP -> rows * Math.max(1, (double) user.size() / operand.size()) * 2;
      case CONTRACTION -> {
        double inner = user.operand(0).shape().dim(-1);
        yield rows * user.size() * inner / operand.size();
      }
      case SOLVE -> rows;
      default ->
          rows * Math.min(1, (double) user.size() / operand.size()) * repeated(operand, user);
    };
  }

  private static double repeated(Node operand, Node user) {
    boolean one = user.operands().size() == 1;
    return one ? Math.max(1, (double) user.size() / operand.size()) : 1;
  }
}
