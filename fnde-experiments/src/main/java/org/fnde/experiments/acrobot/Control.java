package org.fnde.experiments.acrobot;

import java.util.List;

/**
 * Torques, as the data set stores them.
 *
 * @param u1 acts on the second joint, in N m
 * @param u2 acts on the first joint with a minus sign, in N m
 */
public record Control(double u1, double u2) {

  /** The controls of the data set, in its order. */
  static List<Control> all() {
    return List.of(
        new Control(0, 0),
        new Control(0, 1),
        new Control(0, -1),
        new Control(0, 2),
        new Control(0, -2),
        new Control(1, 0),
        new Control(-1, 0),
        new Control(2, 0),
        new Control(-2, 0));
  }

  /**
   * Both torques.
   *
   * @return (u1, u2), a new array
   */
  public double[] toArray() {
    return new double[] {u1, u2};
  }
}
