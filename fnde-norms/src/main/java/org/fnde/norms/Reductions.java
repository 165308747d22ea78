package org.fnde.norms;

import java.util.List;
import java.util.function.Predicate;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.graph.Expr;
import org.fnde.spi.ScaledValue;

/** What several norms are made of. */
final class Reductions {
  private Reductions() {}

  /** The largest of the rms of each value. */
  static Expr largestRms(List<ScaledValue> values) {
    return values.stream().map(ScaledValue::rms).reduce(Expr::max).orElseThrow();
  }

  /** The rms of the elements of all values together. */
  static Expr jointRms(List<ScaledValue> values) {
    return jointSquares(values).dividedBy(jointCount(values)).sqrt();
  }

  /** The sum of squares of the elements of all values together. */
  static Expr jointSquares(List<ScaledValue> values) {
    return values.stream().map(ScaledValue::sumSquares).reduce(Expr::plus).orElseThrow();
  }

  private static Expr jointCount(List<ScaledValue> values) {
    return values.stream().map(ScaledValue::count).reduce(Expr::plus).orElseThrow();
  }

  /** The values whose component passes, at least one. */
  static List<ScaledValue> those(
      String norm, List<ScaledValue> values, Predicate<Component> predicate) {
    List<ScaledValue> kept = values.stream().filter(v -> predicate.test(v.component())).toList();
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "norm '"
              + norm
              + "' reads none of the components "
              + values.stream().map(ScaledValue::component).toList()
              + ": choose another norm, as mixed");
    }
    return kept;
  }

  /** Whether a component feeds back into the dynamics. */
  static boolean feedsBack(Component component) {
    return component.role() != Role.QUADRATURE;
  }

  /** Whether a component is the integrated gradient with respect to time. */
  static boolean isTimeGradient(Component component) {
    return component.role() == Role.QUADRATURE && component.isOf(Component.TIME);
  }
}
