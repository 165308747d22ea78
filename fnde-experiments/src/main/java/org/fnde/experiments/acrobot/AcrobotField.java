package org.fnde.experiments.acrobot;

import org.fnde.equation.PlainParameterField;

/**
 * The two-link pendulum of R. S. Sutton and A. G. Barto, Reinforcement Learning (1998), section
 * 11.3, with a torque on each joint. The state is (q1, q2, q1', q2') in rad and rad/s, 0 hanging
 * down. Lengths, masses and inertias are 1, centres of mass at 0.5, g = 9.8. The one parameter is
 * the control (u1, u2).
 */
final class AcrobotField implements PlainParameterField {
  private static final double MASS = 1;
  private static final double LENGTH = 1;
  private static final double CENTRE = 0.5;
  private static final double INERTIA = 1;
  private static final double GRAVITY = 9.8;
  private static final double COUPLING = MASS * LENGTH * CENTRE;

  @Override
  public void derivative(double t, double[] y, double[][] parameters, double[] dy) {
    double u1 = parameters[0][0];
    double u2 = parameters[0][1];
    double cos2 = Math.cos(y[1]);
    double sin2 = Math.sin(y[1]);
    double d1 =
        MASS * CENTRE * CENTRE
            + MASS * (LENGTH * LENGTH + CENTRE * CENTRE + 2 * LENGTH * CENTRE * cos2)
            + 2 * INERTIA;
    double d2 = MASS * (CENTRE * CENTRE + LENGTH * CENTRE * cos2) + INERTIA;
    double phi2 = MASS * CENTRE * GRAVITY * Math.cos(y[0] + y[1] - Math.PI / 2);
    double phi1 =
        -COUPLING * (y[3] * y[3]) * sin2
            - 2 * COUPLING * y[3] * y[2] * sin2
            + (MASS * CENTRE + MASS * LENGTH) * GRAVITY * Math.cos(y[0] - Math.PI / 2)
            + phi2;
    double torque = u1 + d2 / d1 * phi1 - COUPLING * (y[2] * y[2]) * sin2 - phi2;
    double a2 = torque / (MASS * CENTRE * CENTRE + INERTIA - d2 * d2 / d1);
    dy[0] = y[2];
    dy[1] = y[3];
    dy[2] = -(u2 + d2 * a2 + phi1) / d1;
    dy[3] = a2;
  }
}
