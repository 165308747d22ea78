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
  private static final double FASTEST_1 = 4 * Math.PI;
  private static final double FASTEST_2 = 9 * Math.PI;

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

  /**
   * From when on the tip stays as high until the end.
   *
   * @return the number of the state, empty if the tip is not as high at the end
   */
  public OptionalInt staysFrom() {
    int from = states.size();
    while (from > 0 && height(states.get(from - 1)) > 1) {
      from--;
    }
    return from < states.size() ? OptionalInt.of(from) : OptionalInt.empty();
  }

  /**
   * The first state in which a joint turns faster than the environment allows, 4 pi and 9 pi rad/s.
   *
   * @return the number of the state, empty if there is none
   */
  public OptionalInt tooFast() {
    return IntStream.range(0, states.size())
        .filter(
            i -> Math.abs(states.get(i)[2]) > FASTEST_1 || Math.abs(states.get(i)[3]) > FASTEST_2)
        .findFirst();
  }

  private static double height(double[] state) {
    return -Math.cos(state[0]) - Math.cos(state[0] + state[1]);
  }
}
