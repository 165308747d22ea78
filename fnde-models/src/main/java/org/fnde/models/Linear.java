package org.fnde.models;

import java.util.List;
import org.fnde.equation.Inputs;
import org.fnde.graph.Expr;

/**
 * The affine map {@code x·Wᵀ + b} of one row. Its parameters are {@code NAME.weight}, {@code [out,
 * in]}, and {@code NAME.bias}, {@code [out]}, both initially uniform in {@code ±1/sqrt(in)}, as
 * PyTorch's default is.
 *
 * @param name the prefix of its parameters
 * @param in the number of inputs
 * @param out the number of outputs
 */
public record Linear(String name, int in, int out) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public Linear {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "layer " + name + ": need at least 1 input and 1 output, got " + in + " and " + out);
    }
  }

  /**
   * What is trained.
   *
   * @return weight and bias
   */
  public List<Parameter> parameters() {
    double bound = 1 / Math.sqrt(in);
    return List.of(
        new Parameter(weight(), List.of(out, in), bound),
        new Parameter(bias(), List.of(out), bound));
  }

  /**
   * Applies the map.
   *
   * @param x {@code [in]}
   * @param inputs where the parameters are found by name
   * @return {@code [out]}
   * @throws org.fnde.graph.TraceException if {@code x} has other dimensions
   */
  public Expr apply(Expr x, Inputs inputs) {
    return x.matmul(inputs.get(weight()).transpose()).plus(inputs.get(bias()));
  }

  private String weight() {
    return name + ".weight";
  }

  private String bias() {
    return name + ".bias";
  }
}
