package org.fnde.experiments.acrobot;

import org.fnde.backend.Array;

/**
 * Windows of consecutive rows of trajectories, {@code [count, 8, 8]}: 8 times, 8 channels.
 *
 * @param values all windows, float32, in row-major order
 */
public record Windows(float[] values) {
  /** The number of times in a window. */
  public static final int TIMES = 8;

  /** The number of channels of a row. */
  public static final int CHANNELS = 8;

  private static final int SIZE = TIMES * CHANNELS;

  /**
   * The number of windows.
   *
   * @return the number
   */
  public int count() {
    return values.length / SIZE;
  }

  /**
   * Some windows as a batch.
   *
   * @param indices which windows, in this order
   * @return {@code [rows, 8, 8]}
   */
  public Array batch(int[] indices) {
    float[] batch = new float[indices.length * SIZE];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * SIZE, batch, i * SIZE, SIZE);
    }
    return Array.rows(indices.length, batch, TIMES, CHANNELS);
  }

  /**
   * The first row of some windows, where solving starts.
   *
   * @param indices which windows, in this order
   * @return {@code [rows, 8]}
   */
  public Array initial(int[] indices) {
    float[] batch = new float[indices.length * CHANNELS];
    for (int i = 0; i < indices.length; i++) {
      System.arraycopy(values, indices[i] * SIZE, batch, i * CHANNELS, CHANNELS);
    }
    return Array.rows(indices.length, batch, CHANNELS);
  }
}
