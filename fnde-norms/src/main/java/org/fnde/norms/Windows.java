package org.fnde.norms;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.spi.ScaledValue;

/**
 * Two consecutive windows of the flat vector [y, a_y, parameters]. How many elements y has depends
 * on the rows, so the windows' ends are expressions.
 */
final class Windows {
  private final ScaledValue y;
  private final ScaledValue adjoint;
  private final List<ScaledValue> parameters;
  private final int factor;
  private final Expr length;

  /** From the components of an adjoint of one array, the gradient of time first. */
  Windows(List<ScaledValue> values, int factor) {
    this.y = values.get(1);
    this.adjoint = values.get(2);
    this.parameters = values.subList(3, values.size());
    this.factor = factor;
    this.length = y.count().times(factor);
  }

  Expr largestRms() {
    if (factor == 1) {
      return y.rms().max(adjoint.rms());
    }
    Expr state = y.sumSquares().plus(adjoint.sumSquares());
    Expr first = squares(length.times(0), length).map(state::plus).orElse(state);
    Expr firstRms = first.dividedBy(count(0)).sqrt();
    return squares(length, length.times(2))
        .map(second -> firstRms.max(second.dividedBy(count(1)).sqrt()))
        .orElse(firstRms);
  }

  /** The sum of squares of the parameters from one place of the vector to another. */
  private Optional<Expr> squares(Expr from, Expr to) {
    Expr offset = y.count().plus(adjoint.count());
    Optional<Expr> sum = Optional.empty();
    for (ScaledValue parameter : parameters) {
      int size = parameter.values().shape().size();
      Expr place = ArrayOps.iota(DType.FLOAT64, size).plus(offset);
      Expr inside = place.greaterOrEqual(from).times(place.lessThan(to));
      Expr value = parameter.values().reshape(size).cast(DType.FLOAT64);
      Expr part = inside.select(value.square(), value.times(0)).sum();
      sum = Optional.of(sum.map(part::plus).orElse(part));
      offset = offset.plus(size);
    }
    return sum;
  }

  /** The number of elements in a window, 1 where there are none. */
  private Expr count(int window) {
    Expr total = y.count().plus(adjoint.count());
    for (ScaledValue parameter : parameters) {
      total = total.plus(parameter.count());
    }
    return total.minus(length.times(window)).min(length).max(1);
  }
}
