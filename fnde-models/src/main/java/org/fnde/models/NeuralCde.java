package org.fnde.models;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fnde.equation.ControlPath;
import org.fnde.equation.ControlledTerm;
import org.fnde.equation.Inputs;
import org.fnde.graph.Expr;
import org.fnde.paths.Control;
import org.fnde.spi.Interpolation;

/**
 * A Neural CDE that classifies series: {@code dz/dt = f(z) dX/dt}, {@code z(t0)} affine in {@code
 * X(t0)}, and logits affine in the last z. The field is a perceptron with ReLU between its layers
 * and tanh at its end, whose outputs are the matrix {@code [hidden, channels]} in row-major order.
 *
 * <p>P. Kidger, J. Morrill, J. Foster, T. Lyons (2020), Neural Controlled Differential Equations
 * for Irregular Time Series, NeurIPS. Immutable and thread-safe.
 */
public final class NeuralCde {
  private final int channels;
  private final int hidden;
  private final Interpolation interpolation;
  private final Mlp field;
  private final Linear initial;
  private final Linear readout;

  /**
   * A model of these sizes.
   *
   * @param channels the channels of the control
   * @param hidden the length of z
   * @param inner the width of the field's hidden layers
   * @param layers the number of the field's hidden layers
   * @param classes the number of logits
   * @param interpolation what prepares the controls
   * @throws IllegalArgumentException if a size is less than 1
   */
  public NeuralCde(
      int channels, int hidden, int inner, int layers, int classes, Interpolation interpolation) {
    if (layers < 1) {
      throw new IllegalArgumentException("layers " + layers + ": need 1 at least");
    }
    this.channels = channels;
    this.hidden = hidden;
    this.interpolation = interpolation;
    List<Linear> all = new ArrayList<>();
    all.add(new Linear("func.linear_in", hidden, inner));
    for (int i = 0; i < layers - 1; i++) {
      all.add(new Linear("func.linears." + i, inner, inner));
    }
    all.add(new Linear("func.linear_out", inner, Math.multiplyExact(hidden, channels)));
    this.field = new Mlp(all, NeuralCde::relu);
    this.initial = new Linear("initial", channels, hidden);
    this.readout = new Linear("readout", hidden, classes);
  }

  /**
   * The published configuration for Speech Commands, of 88,940 parameters: 21 channels, z of 90,
   * four hidden layers of 40, 10 classes.
   *
   * @param interpolation what prepares the controls; linear, as published
   * @return the model
   */
  public static NeuralCde published(Interpolation interpolation) {
    return new NeuralCde(21, 90, 40, 4, 10, interpolation);
  }

  /** NaN stays NaN, and the derivative at 0 is 0. */
  private static Expr relu(Expr x) {
    return x.lessOrEqual(0).select(Expr.literal(0, x.dtype(), List.of()), x);
  }

  /**
   * What is trained, in the order of the flat vector and under the names of the published code's
   * state dictionary.
   *
   * @return the parameters
   */
  public ParameterLayout parameters() {
    return new ParameterLayout(
        Stream.of(field.parameters(), initial.parameters(), readout.parameters())
            .flatMap(List::stream)
            .toList());
  }

  /**
   * What is trained in the field.
   *
   * @return the names of its parameters
   */
  List<String> fieldNames() {
    return field.parameters().stream().map(Parameter::name).toList();
  }

  /**
   * The equation. Its state is z, {@code [hidden]}; besides parameters it reads the inputs {@link
   * Control#KNOTS} and {@link Control#COEFFICIENTS}.
   *
   * @return the vector field of a solve
   */
  public ControlledTerm term() {
    return new ControlledTerm(this::matrix, Control.path(interpolation));
  }

  private Expr matrix(Expr t, Expr z, Inputs in) {
    return field.apply(z, in).tanh().reshape(hidden, channels);
  }

  /**
   * The state at the first knot.
   *
   * @param in parameters, knots and coefficients
   * @return {@code [hidden]}
   */
  public Expr initial(Inputs in) {
    ControlPath path = Control.path(interpolation).apply(in);
    return initial.apply(path.value(in.get(Control.KNOTS).at(0)), in);
  }

  /**
   * The logits.
   *
   * @param z the state at the end, {@code [hidden]}
   * @param in parameters
   * @return {@code [classes]}
   */
  public Expr readout(Expr z, Inputs in) {
    return readout.apply(z, in);
  }
}
