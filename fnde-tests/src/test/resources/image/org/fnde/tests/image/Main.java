package org.fnde.tests.image;

import org.fnde.solve.Solve;

/** Solves {@code dy/dt = -y}, {@code y(0) = 1} and prints {@code y(5)}. */
public final class Main {
  private Main() {}

  static void main(String[] args) {
    double[] y =
        Solve.of((t, state, in) -> state.negate())
            .method("dopri5")
            .norm("rms")
            .backend("simd")
            .tolerances(1e-8, 1e-8)
            .run(new double[] {1}, 0, 5)
            .orThrow()
            .last();
    System.out.println(y[0]);
  }
}
