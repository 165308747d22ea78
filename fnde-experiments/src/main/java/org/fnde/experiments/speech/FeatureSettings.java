package org.fnde.experiments.speech;

import org.fnde.experiments.audio.MfccSettings;

/**
 * How a recording becomes a series.
 *
 * @param mfcc the coefficients and the rate of the recordings
 * @param samples the length of a recording, in samples
 * @param clipLength what happens to one of another length
 */
public record FeatureSettings(MfccSettings mfcc, int samples, ClipLength clipLength) {

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is too short for a frame
   */
  public FeatureSettings {
    if (samples < mfcc.shortest()) {
      throw new IllegalArgumentException(
          samples + " samples, need at least " + mfcc.shortest() + " for one frame");
    }
  }

  /**
   * The number of times of a series.
   *
   * @return the number of frames of a recording
   */
  public int frames() {
    return mfcc.frames(samples);
  }

  /** The number of values of a series. */
  int size() {
    return Math.multiplyExact(frames(), mfcc.coefficients());
  }
}
