package org.fnde.experiments.acrobot;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.fnde.experiments.ExperimentException;
import org.fnde.spi.Providers;

/**
 * All trajectories of the data set, {@code [9 controls, 32 steps, 128 trajectories, 8 channels]}.
 * The initial states are the same for every control and are not stored.
 *
 * @param values in row-major order
 */
record Trajectories(double[] values) {
  static final int CONTROLS = 9;
  static final int STEPS = 32;
  static final int COUNT = 128;
  static final int CHANNELS = 8;

  private static final long SEED = 456789;

  Trajectories {
    if (values.length != CONTROLS * STEPS * COUNT * CHANNELS) {
      throw new IllegalArgumentException(
          "need [9, 32, 128, 8] numbers, got " + values.length + " of them");
    }
  }

  /**
   * Simulates everything, a control per thread; the same numbers on every machine.
   *
   * @throws ExperimentException if it is cancelled
   */
  static Trajectories simulate(Providers providers, BooleanSupplier cancelled) {
    double[] values = new double[CONTROLS * STEPS * COUNT * CHANNELS];
    IntStream.range(0, CONTROLS).parallel().forEach(c -> simulate(providers, cancelled, c, values));
    return new Trajectories(values);
  }

  private static void simulate(
      Providers providers, BooleanSupplier cancelled, int control, double[] values) {
    GymRandom random = new GymRandom(SEED);
    Control torques = Control.all().get(control);
    try (AcrobotSimulator simulator = new AcrobotSimulator(providers)) {
      for (int k = 0; k < COUNT; k++) {
        if (cancelled.getAsBoolean()) {
          throw new ExperimentException("interrupted while the acrobot was simulated");
        }
        List<double[]> rows = simulator.trajectory(random, torques, STEPS);
        for (int step = 0; step < STEPS; step++) {
          System.arraycopy(rows.get(step), 0, values, at(control, step, k), CHANNELS);
        }
      }
    }
  }

  private static int at(int control, int step, int trajectory) {
    return ((control * STEPS + step) * COUNT + trajectory) * CHANNELS;
  }

  double get(int control, int step, int trajectory, int channel) {
    return values[at(control, step, trajectory) + channel];
  }

  /** How many windows a number of trajectories gives. */
  static int windowsOf(int trajectories) {
    return CONTROLS * (STEPS - Windows.TIMES + 1) * trajectories;
  }

  /** Windows of some trajectories, ordered by control, then first step, then trajectory. */
  Windows windows(int fromTrajectory, int toTrajectory) {
    int starts = STEPS - Windows.TIMES + 1;
    int trajectories = toTrajectory - fromTrajectory;
    float[] windows = new float[windowsOf(trajectories) * Windows.TIMES * CHANNELS];
    int next = 0;
    for (int window = 0; window < windowsOf(trajectories); window++) {
      int control = window / (starts * trajectories);
      int start = window / trajectories % starts;
      int trajectory = fromTrajectory + window % trajectories;
      for (int i = 0; i < Windows.TIMES; i++) {
        for (int channel = 0; channel < CHANNELS; channel++) {
          windows[next++] = (float) get(control, start + i, trajectory, channel);
        }
      }
    }
    return new Windows(windows);
  }
}
