package org.fnde.experiments.audio;

/**
 * Changes the rate of samples by a windowed sinc: the low-pass filter is {@code c·sinc(c·x)}, x in
 * samples of the input, c = 0.92 of the lower of both Nyquist frequencies, under a Kaiser window of
 * 32 zero crossings on either side with β = 7.86, which attenuates by 80 dB. What lies below 0.84
 * of the lower Nyquist frequency passes, what lies above it is gone. The filter is tabulated for
 * every position between two input samples that occurs, and each table sums to one, so that a
 * constant stays what it is. Beyond its ends the recording is silent.
 *
 * <p>J. O. Smith (2002), Digital audio resampling home page; J. F. Kaiser (1974), Nonrecursive
 * digital filter design using the I0-sinh window function. Immutable and thread-safe.
 */
public final class Resampler {
  private static final double PASSED = 0.92;
  private static final int ZERO_CROSSINGS = 32;
  private static final double BETA = 0.1102 * (80 - 8.7);

  private final int up;
  private final int down;
  private final int reach;
  private final float[][] phases;

  /**
   * A resampler between two rates.
   *
   * @param from the rate of the input, in Hz
   * @param to the rate of the output, in Hz
   * @throws IllegalArgumentException if a rate is not positive
   */
  public Resampler(int from, int to) {
    if (from < 1 || to < 1) {
      throw new IllegalArgumentException("need positive rates, got " + from + " and " + to);
    }
    int divisor = greatestCommonDivisor(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    double cutoff = PASSED * Math.min(1, (double) to / from);
    this.reach = (int) Math.ceil(ZERO_CROSSINGS / cutoff);
    this.phases = new float[up == down ? 0 : up][];
    for (int phase = 0; phase < phases.length; phase++) {
      phases[phase] = taps(cutoff, reach, (double) phase / up);
    }
  }

  /** The weights of the input samples from 1 - reach to reach around an output sample. */
  private static float[] taps(double cutoff, int reach, double offset) {
    double[] taps = new double[2 * reach];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i + 1 - reach - offset;
      double edge = x * cutoff / ZERO_CROSSINGS;
      double window = edge * edge < 1 ? bessel(BETA * Math.sqrt(1 - edge * edge)) : 0;
      double angle = Math.PI * cutoff * x;
      taps[i] = window * (angle == 0 ? 1 : Math.sin(angle) / angle);
      sum += taps[i];
    }
    float[] normalised = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      normalised[i] = (float) (taps[i] / sum);
    }
    return normalised;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 0x1p-53; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  /**
   * Resamples.
   *
   * @param samples the samples
   * @param length how many of them
   * @return {@code ceil(length·to/from)} samples, a new array
   */
  public float[] resample(float[] samples, int length) {
    float[] out = new float[Math.toIntExact(((long) length * up + down - 1) / down)];
    if (up == down) {
      System.arraycopy(samples, 0, out, 0, length);
      return out;
    }
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * down;
      out[i] = at(samples, length, (int) (position / up), phases[(int) (position % up)]);
    }
    return out;
  }

  private float at(float[] samples, int length, int left, float[] taps) {
    int first = left + 1 - reach;
    int from = Math.max(0, -first);
    int to = Math.min(taps.length, length - first);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[first + i] * taps[i];
    }
    return (float) sum;
  }
}
