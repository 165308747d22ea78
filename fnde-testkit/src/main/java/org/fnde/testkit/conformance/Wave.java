package org.fnde.testkit.conformance;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.HostFunction;

/**
 * Plain Java with a VJP: {@code y = sin(a) b} and {@code s = a . b}.
 *
 * @param length of the vectors a, b and y
 */
record Wave(int length) implements HostFunction {

  /**
   * The VJP of one result.
   *
   * @param length of the vectors
   * @param output 0 for y, 1 for s
   */
  record Pullback(int length, int output) implements HostFunction {
    @Override
    public String name() {
      return "wave pullback";
    }

    @Override
    public List<List<Integer>> inputs() {
      return List.of(List.of(length), List.of(length), output == 0 ? List.of(length) : List.of());
    }

    @Override
    public List<List<Integer>> outputs() {
      return Collections.nCopies(2, List.of(length));
    }

    @Override
    public void call(double[][] in, double[][] out) {
      for (int i = 0; i < length; i++) {
        double a = in[0][i];
        double b = in[1][i];
        double g = output == 0 ? in[2][i] : in[2][0];
        out[0][i] = output == 0 ? g * Math.cos(a) * b : g * b;
        out[1][i] = output == 0 ? g * Math.sin(a) : g * a;
      }
    }

    @Override
    public Optional<HostFunction> pullback(int result) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return "wave";
  }

  @Override
  public List<List<Integer>> inputs() {
    return Collections.nCopies(2, List.of(length));
  }

  @Override
  public List<List<Integer>> outputs() {
    return List.of(List.of(length), List.of());
  }

  @Override
  public void call(double[][] in, double[][] out) {
    for (int i = 0; i < length; i++) {
      out[0][i] = Math.sin(in[0][i]) * in[1][i];
      out[1][0] += in[0][i] * in[1][i];
    }
  }

  @Override
  public Optional<HostFunction> pullback(int output) {
    return Optional.of(new Pullback(length, output));
  }
}
