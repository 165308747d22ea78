package org.fnde.experiments.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.progress.Advance;
import org.fnde.experiments.results.Proportion;
import org.fnde.experiments.speech.FeatureExtraction;
import org.fnde.experiments.speech.SpeechData;
import org.fnde.experiments.speech.SpeechLoader;
import org.fnde.experiments.speech.SpokenDigits;
import org.junit.jupiter.api.Test;

class BaselineTest {

  /**
   * Digits of known speakers are easy without the order of time, those of an unknown one are not.
   */
  @Test
  void theOrderOfTimeIsNotNeededForKnownSpeakers() {
    FeatureExtraction extraction =
        new FeatureExtraction(
            SpokenDigits.settings(), OnBadAudio.FAIL, 2, Advance.silent(), () -> false);
    SpeechData data = new SpeechLoader(extraction, Optional.empty()).load(SpokenDigits.embedded());
    Proportion known = Baseline.of(data.random()).correct();
    Proportion unknown = Baseline.of(data.heldOut("lucas")).correct();
    assertEquals(45, known.trials());
    assertEquals(100, unknown.trials());
    assertTrue(known.lower() > unknown.upper(), known + " against " + unknown);
    assertTrue(unknown.lower() > 0.1, "better than chance: " + unknown);
  }
}
