package org.fnde.experiments.audio;

/**
 * A recording, mixed to mono.
 *
 * @param samples the samples, in [-1, 1), followed by anything
 * @param length how many samples there are
 * @param rate samples a second, in Hz
 * @param channels how many channels it was recorded with
 */
public record Clip(float[] samples, int length, int rate, int channels) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if there are fewer samples than the length, or a size is not
   *     positive
   */
  public Clip {
    if (length < 1 || length > samples.length || rate < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "need 1 to %d samples, a rate and channels, got %d, %d Hz, %d"
              .formatted(samples.length, length, rate, channels));
    }
  }
}
