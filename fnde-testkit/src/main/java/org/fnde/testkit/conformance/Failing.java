package org.fnde.testkit.conformance;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.HostFunction;

/** Plain Java of one number that throws. */
public record Failing() implements HostFunction {
  @Override
  public String name() {
    return "failing";
  }

  @Override
  public List<List<Integer>> inputs() {
    return List.of(List.of());
  }

  @Override
  public List<List<Integer>> outputs() {
    return List.of(List.of());
  }

  @Override
  public void call(double[][] in, double[][] out) {
    throw new ArithmeticException("the function failed");
  }

  @Override
  public Optional<HostFunction> pullback(int output) {
    return Optional.empty();
  }
}
