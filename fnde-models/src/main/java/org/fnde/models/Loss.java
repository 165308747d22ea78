package org.fnde.models;

import java.util.List;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
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
   * @param target what they should be
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
   * The mean over all rows of the cross-entropy of a softmax; predictions are logits {@code
   * [classes]}, targets are labels, INT32 scalars from 0.
   *
   * @return the loss
   */
  static Loss crossEntropy() {
    return (logits, label) -> {
      Expr largest = logits.maxAlong(-1);
      Expr sum = logits.minus(largest.insertAxis(-1)).exp().sum(-1);
      Expr chosen = isLabel(logits, label).times(logits).sum(-1);
      Expr losses = sum.log().plus(largest).minus(chosen);
      return losses.sumRows().dividedBy(ArrayOps.rowCount(logits.dtype()));
    };
  }

  /**
   * How many rows have their largest logit at the label.
   *
   * @param logits {@code [classes]}
   * @param label an INT32 scalar from 0
   * @return a shared scalar of the logits' element type, a whole number
   */
  static Expr hits(Expr logits, Expr label) {
    Expr lowest = Expr.literal(Double.NEGATIVE_INFINITY, logits.dtype(), List.of());
    Expr chosen = isLabel(logits, label).select(logits, lowest).maxAlong(-1);
    return chosen.equalTo(logits.maxAlong(-1)).sumRows();
  }

  private static Expr isLabel(Expr logits, Expr label) {
    Expr classes = ArrayOps.iota(DType.INT32, logits.shape().dim(-1));
    return classes.equalTo(label.insertAxis(-1)).cast(logits.dtype());
  }

  /**
   * The loss as a program with BOUND inputs {@code y} and {@code target} and output {@code loss},
   * where targets are of the predictions' type.
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
