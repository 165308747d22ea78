package org.fnde.experiments.speech;

import java.util.Arrays;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.audio.Clip;
import org.fnde.experiments.audio.Mfcc;
import org.fnde.experiments.audio.Resampler;

/** Makes a recording's series of coefficients. For one thread at a time. */
public final class ClipFeatures {
  private final FeatureSettings settings;
  private final Mfcc mfcc;
  private final float[] fitted;

  /**
   * Features.
   *
   * @param settings how they are made
   */
  public ClipFeatures(FeatureSettings settings) {
    this.settings = settings;
    this.mfcc = new Mfcc(settings.mfcc());
    this.fitted = new float[settings.samples()];
  }

  /**
   * The series of a recording of a data set, which has to be as the data set's recordings are.
   *
   * @param name what the recording is called in an error
   * @param clip the recording
   * @param out where {@code [frames, coefficients]} go
   * @param at the place of the first
   * @return whether it is of the length that is asked for; nothing is written otherwise
   * @throws BadAudioException if it is of another rate, or not mono
   */
  boolean extract(String name, Clip clip, float[] out, int at) {
    int rate = settings.mfcc().rate();
    if (clip.rate() != rate) {
      throw new BadAudioException(name, "its rate is " + clip.rate() + " Hz, need " + rate);
    }
    if (clip.channels() != 1) {
      throw new BadAudioException(name, "it is stereo, need mono");
    }
    if (settings.clipLength() == ClipLength.EXACT && clip.length() != settings.samples()) {
      return false;
    }
    fit(clip.samples(), clip.length(), out, at);
    return true;
  }

  /**
   * The series of any recording: resampled to the rate, and cut or followed by silence.
   *
   * @param clip the recording, of any rate and length
   * @return {@code [frames, coefficients]} in row-major order, a new array
   */
  public float[] of(Clip clip) {
    Resampler resampler = new Resampler(clip.rate(), settings.mfcc().rate());
    float[] samples = resampler.resample(clip.samples(), clip.length());
    float[] out = new float[settings.size()];
    fit(samples, samples.length, out, 0);
    return out;
  }

  private void fit(float[] samples, int length, float[] out, int at) {
    int kept = Math.min(length, fitted.length);
    System.arraycopy(samples, 0, fitted, 0, kept);
    Arrays.fill(fitted, kept, fitted.length, 0);
    mfcc.compute(fitted, fitted.length, out, at);
  }
}
