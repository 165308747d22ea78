package org.fnde.spi;

import java.util.List;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;

/**
 * A component's value divided by its tolerance scale, as a norm sees it. The reductions are over
 * the step unit and give FLOAT64 scalars, so that components of different element types can be
 * compared.
 */
public final class ScaledValue {
  private final Component component;
  private final Expr values;

  private ScaledValue(Component component, Expr values) {
    this.component = component;
    this.values = values;
  }

  /**
   * A value whose step unit is the whole batch.
   *
   * @param component what it is a value of
   * @param values the scaled values, of the component's type
   * @return the scaled value
   */
  public static ScaledValue ofBatch(Component component, Expr values) {
    return new ScaledValue(component, values);
  }

  /**
   * What this is a value of.
   *
   * @return the component
   */
  public Component component() {
    return component;
  }

  /**
   * The values themselves, for norms that weigh elements differently.
   *
   * @return an array of the component's type
   */
  public Expr values() {
    return values;
  }

  /**
   * The sum of squares of all elements.
   *
   * @return a scalar
   */
  public Expr sumSquares() {
    Expr sum = values.square().sum();
    return (values.shape().hasRows() ? sum.sumRows() : sum).cast(DType.FLOAT64);
  }

  /**
   * The number of elements.
   *
   * @return a scalar
   */
  public Expr count() {
    double perRow = values.shape().size();
    return values.shape().hasRows()
        ? ArrayOps.rowCount(DType.FLOAT64).times(perRow)
        : Expr.literal(perRow, DType.FLOAT64, List.of());
  }

  /**
   * The root mean square of all elements.
   *
   * @return a scalar
   */
  public Expr rms() {
    return sumSquares().dividedBy(count()).sqrt();
  }

  /**
   * The largest absolute value of all elements.
   *
   * @return a scalar
   */
  public Expr max() {
    Expr largest = values.abs().reshape(values.shape().size()).maxAlong(-1);
    return (values.shape().hasRows() ? largest.maxRows() : largest).cast(DType.FLOAT64);
  }
}
