package org.fnde.experiments.audio;

/**
 * How mel-frequency cepstral coefficients are computed.
 *
 * @param rate samples a second, in Hz; the filters reach from 0 to half of it
 * @param window the length of a frame and of its Fourier transform, in samples, even
 * @param hop the distance of two frames, in samples
 * @param mels the number of mel filters
 * @param coefficients how many coefficients are kept
 */
public record MfccSettings(int rate, int window, int hop, int mels, int coefficients) {

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not positive, the window is odd, or there are
   *     more coefficients than filters
   */
  public MfccSettings {
    if (rate < 1 || window < 2 || window % 2 != 0 || hop < 1) {
      throw new IllegalArgumentException(
          "need a rate, an even window and a hop, got %d Hz, %d, %d".formatted(rate, window, hop));
    }
    if (coefficients < 1 || coefficients > mels) {
      throw new IllegalArgumentException(
          "need 1 to " + mels + " coefficients (one a filter), got " + coefficients);
    }
  }

  /**
   * The settings of the Speech Commands experiment: windows of 200, hops of 100, 64 filters, 20
   * coefficients.
   *
   * @param rate samples a second, in Hz
   * @return the settings
   */
  public static MfccSettings ofRate(int rate) {
    return new MfccSettings(rate, 200, 100, 64, 20);
  }

  /**
   * The number of frames of a recording.
   *
   * @param samples its length
   * @return {@code 1 + samples / hop}
   */
  public int frames(int samples) {
    return 1 + samples / hop;
  }

  /**
   * The shortest recording whose ends can be reflected.
   *
   * @return its length in samples
   */
  public int shortest() {
    return window / 2 + 1;
  }
}
