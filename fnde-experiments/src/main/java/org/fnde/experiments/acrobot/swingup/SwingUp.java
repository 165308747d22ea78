package org.fnde.experiments.acrobot.swingup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.acrobot.AcrobotSimulator;
import org.fnde.experiments.acrobot.Control;
import org.fnde.solve.SolveException;

/**
 * Moves the acrobot from hanging at rest by a controller that sees the true state every 0.05 s.
 *
 * @param controller what controls it; not closed here
 * @param simulator what moves it; not closed here
 * @param steps the number of control steps, at least 1
 * @param bound the largest torque, in N m; infinite for no bound
 * @param cancelled asked once per step
 */
public record SwingUp(
    EnergyShaping controller,
    AcrobotSimulator simulator,
    int steps,
    double bound,
    BooleanSupplier cancelled) {

  /** The bound of the environment's actions, in N m. */
  public static final double ACTION_BOUND = 15;

  /**
   * Simulates.
   *
   * @return the motion
   * @throws ExperimentException if a control or the motion is not finite or the user has
   *     interrupted it; the message names the step
   */
  public Motion run() {
    List<double[]> states = new ArrayList<>();
    List<Control> controls = new ArrayList<>();
    states.add(new double[4]);
    for (int step = 0; step < steps; step++) {
      if (cancelled.getAsBoolean()) {
        throw new ExperimentException(
            "interrupted at control step " + step + "; nothing was written");
      }
      Control control = controller.control(states.getLast());
      requireFinite(step, "the control u", control.toArray());
      Control applied = new Control(bounded(control.u1()), bounded(control.u2()));
      states.add(next(step, states.getLast(), applied));
      controls.add(applied);
    }
    return new Motion(states, controls);
  }

  private double bounded(double torque) {
    return Math.clamp(torque, -bound, bound);
  }

  private double[] next(int step, double[] state, Control control) {
    try {
      double[] next = simulator.step(state, control);
      requireFinite(step, "the state (q1, q2, q1', q2')", next);
      return next;
    } catch (SolveException e) {
      throw new ExperimentException(
          failure(step, "under " + control + " the " + e.getMessage()), e);
    }
  }

  private void requireFinite(int step, String what, double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new ExperimentException(failure(step, what + " has " + value));
      }
    }
  }

  private String failure(int step, String what) {
    String advice =
        bound < Double.POSITIVE_INFINITY
            ? "train the model longer"
            : "bound the torques with --bounded, or train the model longer";
    return "the simulation fails in control step " + step + ": " + what + "; " + advice;
  }
}
