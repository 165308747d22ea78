package org.fnde.models;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fnde.equation.Inputs;
import org.fnde.graph.Expr;

/**
 * A multilayer perceptron: affine layers with an activation between them, none after the last.
 *
 * @param layers at least one layer, each taking what the one before gives
 * @param activation applied to every hidden layer, element by element
 */
public record Mlp(List<Linear> layers, UnaryOperator<Expr> activation) {

  /**
   * Checks the layers.
   *
   * @throws IllegalArgumentException if there are none, or two neighbours do not fit
   */
  public Mlp {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("an Mlp needs at least one layer, got none");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).in() != layers.get(i - 1).out()) {
        throw new IllegalArgumentException(
            layers.get(i) + " follows " + layers.get(i - 1) + ": need as many inputs as outputs");
      }
    }
  }

  /**
   * Layers named {@code NAME.linear1}, {@code NAME.linear2} and so on.
   *
   * @param name the prefix of the layers' names
   * @param sizes the number of inputs, of each hidden layer and of outputs
   * @param activation applied to every hidden layer, element by element
   * @return the perceptron
   * @throws IllegalArgumentException if there are fewer than two sizes or one is less than 1
   */
  public static Mlp of(String name, List<Integer> sizes, UnaryOperator<Expr> activation) {
    List<Linear> layers = new ArrayList<>();
    for (int i = 1; i < sizes.size(); i++) {
      layers.add(new Linear(name + ".linear" + i, sizes.get(i - 1), sizes.get(i)));
    }
    return new Mlp(layers, activation);
  }

  /**
   * What is trained.
   *
   * @return the parameters of all layers in order
   */
  public List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  /**
   * Applies the perceptron.
   *
   * @param x {@code [in]} of the first layer
   * @param inputs where the parameters are found by name
   * @return {@code [out]} of the last layer
   * @throws org.fnde.graph.TraceException if {@code x} has other dimensions
   */
  public Expr apply(Expr x, Inputs inputs) {
    Expr hidden = layers.getFirst().apply(x, inputs);
    for (Linear layer : layers.subList(1, layers.size())) {
      hidden = layer.apply(activation.apply(hidden), inputs);
    }
    return hidden;
  }
}
