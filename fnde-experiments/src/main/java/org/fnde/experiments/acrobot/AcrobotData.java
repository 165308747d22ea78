package org.fnde.experiments.acrobot;

import java.util.stream.IntStream;

/**
 * The acrobot data set: nine constant controls, 128 trajectories of 32 rows each, split by
 * trajectory into windows of 8 rows.
 *
 * @param train windows of trajectories 0 to 88
 * @param validation windows of trajectories 89 to 107
 * @param test windows of trajectories 108 to 127
 */
public record AcrobotData(Windows train, Windows validation, Windows test) {
  private static final int TRAIN_END = 89;
  private static final int VALIDATION_END = 108;

  /** How many windows there are to train on and to test on, known before they are simulated. */
  static final int TRAIN = Trajectories.windowsOf(TRAIN_END);

  static final int TEST = Trajectories.windowsOf(Trajectories.COUNT - VALIDATION_END);

  static AcrobotData of(Trajectories all) {
    return new AcrobotData(
        all.windows(0, TRAIN_END),
        all.windows(TRAIN_END, VALIDATION_END),
        all.windows(VALIDATION_END, Trajectories.COUNT));
  }

  /**
   * The times of the rows of a window.
   *
   * @return 0, 0.05, ..., 0.35 s
   */
  public static double[] times() {
    return IntStream.range(0, Windows.TIMES).mapToDouble(i -> i / 20.0).toArray();
  }
}
