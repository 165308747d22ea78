package org.fnde.experiments.recognition;

import org.fnde.experiments.audio.MfccSettings;
import org.fnde.experiments.speech.ClipLength;
import org.fnde.experiments.speech.FeatureSettings;

/** Settings of features in a word of text, {@code rate/window/hop/mels/coefficients/samples}. */
final class FeatureText {
  private static final int NUMBERS = 6;

  private FeatureText() {}

  static String of(FeatureSettings features) {
    MfccSettings m = features.mfcc();
    return String.join(
        "/",
        Integer.toString(m.rate()),
        Integer.toString(m.window()),
        Integer.toString(m.hop()),
        Integer.toString(m.mels()),
        Integer.toString(m.coefficients()),
        Integer.toString(features.samples()));
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException if it is not like this; the message says how it should be
   */
  static FeatureSettings parse(String text) {
    if (!text.matches("\\d{1,9}(/\\d{1,9}){" + (NUMBERS - 1) + "}")) {
      throw new IllegalArgumentException(
          "features '" + text + "': need rate/window/hop/mels/coefficients/samples");
    }
    String[] n = text.split("/");
    MfccSettings mfcc =
        new MfccSettings(
            Integer.parseInt(n[0]),
            Integer.parseInt(n[1]),
            Integer.parseInt(n[2]),
            Integer.parseInt(n[3]),
            Integer.parseInt(n[4]));
    return new FeatureSettings(mfcc, Integer.parseInt(n[5]), ClipLength.FITTED);
  }
}
