package org.fnde.models;

import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;

/** What training makes small: a number for all rows of predictions and targets. */
@FunctionalInterface
public interface Loss {

  /**
   * Traces the loss.
   *
   * @param y predictions of one row
   * @param target what they should be, of the same type
   * @return a scalar shared by all rows
   */
  Expr of(Expr y, Expr target);

  /**
   * The mean of the squared differences over all rows and elements.
   *
   * @return the loss
   */
  static Loss meanSquareError() {
    return (y, target) -> mean(y.minus(target).square());
  }

  /**
   * The mean of the absolute differences over all rows and elements; the gradient of a difference
   * of 0 is 0.
   *
   * @return the loss
   */
  static Loss meanAbsoluteError() {
    return (y, target) -> mean(y.minus(target).abs());
  }

  private static Expr mean(Expr values) {
    Expr count = ArrayOps.rowCount(values.dtype()).times(values.shape().size());
    return values.sum().sumRows().dividedBy(count);
  }

  /**
   * The loss as a program with BOUND inputs {@code y} and {@code target} and output {@code loss}.
   *
   * @param type element type and shape of predictions and targets, with rows
   * @return the program
   */
  default Program program(ArrayType type) {
    ProgramBuilder builder = Program.builder("loss");
    Expr y = builder.input("y", type, Lifetime.BOUND);
    Expr target = builder.input("target", type, Lifetime.BOUND);
    return builder.output(Group.ATTEMPT, "loss", of(y, target)).build();
  }
}
