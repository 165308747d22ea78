package org.fnde.experiments.acrobot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.equation.VectorField;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;

/**
 * Simulates trajectories of the acrobot. One environment step is 0.05 s solved by SciPy's RK45 with
 * its loose default tolerances (rtol 1e-3, atol 1e-6) and its step size control: both are part of
 * the data.
 */
public final class AcrobotSimulator implements AutoCloseable {
  /** The time of one environment step, in s. */
  public static final double STEP = 0.05;

  private static final double REACH = 3.14;
  private static final double MARGIN = 0.001;
  private static final double LIMIT_1 = 4 * Math.PI - MARGIN;
  private static final double LIMIT_2 = 9 * Math.PI - MARGIN;

  private final Node solve;

  /**
   * A simulator at rest.
   *
   * @param providers where its method, controller, norm and backend are looked up
   */
  public AcrobotSimulator(Providers providers) {
    this.solve =
        Solve.of(VectorField.plain(4, List.of("u"), new AcrobotField()))
            .providers(providers)
            .method("rk45")
            .controller("scipy")
            .norm("rms")
            .tolerances(1e-3, 1e-6)
            .backend("simd:threads=1")
            .stepTimes(STEP)
            .saveAt(0, STEP)
            .node(Set.of());
  }

  /** An initial state, as the environment's reset draws it. */
  static double[] reset(GymRandom random) {
    double[] state = new double[4];
    for (int i = 0; i < state.length; i++) {
      state[i] = random.uniform(-REACH, REACH);
    }
    return state;
  }

  /**
   * The state one environment step later.
   *
   * @param state (q1, q2, q1', q2') in rad and rad/s
   * @param control the torques, constant over the step
   * @return the next state; angles are not wrapped, velocities not limited
   * @throws org.fnde.solve.SolveException if the motion is not finite
   */
  public double[] step(double[] state, Control control) {
    Map<String, Array> inputs =
        Map.of("y", Array.rows(1, state, 4), "u", Array.of(control.toArray(), 2));
    try (Evaluation evaluation = solve.evaluate(inputs)) {
      double[] next = new double[4];
      evaluation.values().get("y").copyTo(4, next, 0, 4);
      return next;
    }
  }

  /**
   * Rows (cos q1, cos q2, sin q1, sin q2, q1', q2', u1, u2) after 1, 2, ... environment steps,
   * drawn again while a velocity reaches its limit.
   */
  List<double[]> trajectory(GymRandom random, Control control, int steps) {
    while (true) {
      List<double[]> rows = new ArrayList<>();
      double[] state = reset(random);
      boolean within = true;
      for (int i = 0; i < steps; i++) {
        state = step(state, control);
        within &= Math.abs(state[2]) < LIMIT_1 && Math.abs(state[3]) < LIMIT_2;
        rows.add(row(state, control));
      }
      if (within) {
        return rows;
      }
    }
  }

  private static double[] row(double[] state, Control control) {
    return new double[] {
      Math.cos(state[0]),
      Math.cos(state[1]),
      Math.sin(state[0]),
      Math.sin(state[1]),
      state[2],
      state[3],
      control.u1(),
      control.u2()
    };
  }

  @Override
  public void close() {
    solve.close();
  }
}
