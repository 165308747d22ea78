package org.fnde.experiments.audio;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Mel-frequency cepstral coefficients with a logarithm in place of decibels, in double precision:
 * frames centred on multiples of the hop, the recording reflected at its ends, a periodic Hann
 * window, the power spectrum, triangular mel filters, {@code log(energy + 1e-6)}, and the
 * orthonormal cosine transform DCT-II. These are the definitions of torchaudio's MFCC with {@code
 * log_mels}, after S. B. Davis, P. Mermelstein (1980), Comparison of parametric representations for
 * monosyllabic word recognition, IEEE Trans. ASSP 28(4). For one thread at a time.
 */
public final class Mfcc {
  private static final double FLOOR = 1e-6;

  private final MfccSettings settings;
  private final MelFilters filters;
  private final DoubleFFT_1D fourier;
  private final double[] hann;
  private final double[][] cosines;
  private final double[] frame;
  private final double[] power;
  private final double[] logarithms;

  /**
   * A transform.
   *
   * @param settings how it is computed
   */
  public Mfcc(MfccSettings settings) {
    this.settings = settings;
    this.filters = new MelFilters(settings);
    this.fourier = new DoubleFFT_1D(settings.window());
    this.hann = hann(settings.window());
    this.cosines = cosines(settings.coefficients(), settings.mels());
    this.frame = new double[settings.window()];
    this.power = new double[settings.window() / 2 + 1];
    this.logarithms = new double[settings.mels()];
  }

  private static double[] hann(int length) {
    double[] window = new double[length];
    for (int n = 0; n < length; n++) {
      window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / length);
    }
    return window;
  }

  private static double[][] cosines(int coefficients, int mels) {
    double[][] rows = new double[coefficients][mels];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / mels);
      for (int n = 0; n < mels; n++) {
        rows[k][n] = scale * Math.cos(Math.PI / mels * (n + 0.5) * k);
      }
    }
    return rows;
  }

  /**
   * Computes the coefficients of a recording, {@code [frames, coefficients]}.
   *
   * @param samples the samples
   * @param length how many of them
   * @param out where the coefficients go, in row-major order
   * @param at the place of the first
   * @throws IllegalArgumentException if the recording is too short to be reflected at its ends
   */
  public void compute(float[] samples, int length, float[] out, int at) {
    if (length < settings.shortest()) {
      throw new IllegalArgumentException(
          length + " samples, need at least " + settings.shortest() + " for one frame");
    }
    int frames = settings.frames(length);
    for (int i = 0; i < frames; i++) {
      window(samples, length, i * settings.hop() - settings.window() / 2);
      fourier.realForward(frame);
      power();
      filters.apply(power, logarithms);
      for (int m = 0; m < logarithms.length; m++) {
        logarithms[m] = Math.log(logarithms[m] + FLOOR);
      }
      cosineTransform(out, at + i * cosines.length);
    }
  }

  private void window(float[] samples, int length, int from) {
    for (int n = 0; n < frame.length; n++) {
      int i = Math.abs(from + n);
      frame[n] = hann[n] * samples[i < length ? i : 2 * (length - 1) - i];
    }
  }

  /** From the packed transform: re 0, re n/2, re 1, im 1, re 2, im 2, ... */
  private void power() {
    int last = power.length - 1;
    power[0] = frame[0] * frame[0];
    power[last] = frame[1] * frame[1];
    for (int k = 1; k < last; k++) {
      power[k] = frame[2 * k] * frame[2 * k] + frame[2 * k + 1] * frame[2 * k + 1];
    }
  }

  private void cosineTransform(float[] out, int at) {
    for (int k = 0; k < cosines.length; k++) {
      double[] row = cosines[k];
      double sum = 0;
      for (int n = 0; n < row.length; n++) {
        sum += row[n] * logarithms[n];
      }
      out[at + k] = (float) sum;
    }
  }
}
