package org.fnde.experiments.acrobot.swingup;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fnde.experiments.acrobot.AcrobotSimulator;
import org.fnde.experiments.acrobot.Control;

/**
 * How the acrobot moved.
 *
 * @param states (q1, q2, q1', q2') in rad and rad/s before each control step and after the last
 * @param controls the torques of each step
 */
public record Motion(List<double[]> states, List<Control> controls) {

  /** Copies the lists. */
  public Motion {
    states = List.copyOf(states);
    controls = List.copyOf(controls);
  }

  /**
   * How many control steps there were.
   *
   * @return the number of steps
   */
  public int steps() {
    return controls.size();
  }

  /**
   * When a state was reached.
   *
   * @param state its number, from 0
   * @return the time in s
   */
  public static double time(int state) {
    return state * AcrobotSimulator.STEP;
  }

  /**
   * The first state whose tip is higher than one link length above the base, for which the
   * environment's reward is 0 and not -1.
   *
   * @return the number of the state, empty if the tip was never as high
   */
  public OptionalInt goal() {
    return IntStream.range(0, states.size()).filter(i -> height(states.get(i)) > 1).findFirst();
  }

  private static double height(double[] state) {
    return -Math.cos(state[0]) - Math.cos(state[0] + state[1]);
  }
}
