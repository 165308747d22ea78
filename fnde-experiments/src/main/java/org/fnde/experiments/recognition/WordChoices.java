package org.fnde.experiments.recognition;

import java.util.Arrays;
import java.util.Locale;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.audio.OnBadAudio;

/**
 * What is chosen of the model and of bad recordings.
 *
 * @param size the size of the model
 * @param knots how a solve meets the knots
 * @param onBadAudio what happens to recordings that cannot be used
 */
record WordChoices(ModelSize size, Knots knots, OnBadAudio onBadAudio) {

  /** The published model with the published knots in full, otherwise a small one with jumps. */
  static WordChoices of(Settings settings) {
    return new WordChoices(
        settings
            .choice(Choice.HIDDEN)
            .map(ModelSize::parse)
            .orElse(settings.full() ? ModelSize.PUBLISHED : ModelSize.SMALL),
        settings
            .choice(Choice.KNOTS)
            .map(Knots::parse)
            .orElse(settings.full() ? Knots.GAP : Knots.JUMP),
        settings.choice(Choice.ON_BAD_AUDIO).map(WordChoices::onBadAudio).orElse(OnBadAudio.SKIP));
  }

  private static OnBadAudio onBadAudio(String text) {
    return Arrays.stream(OnBadAudio.values())
        .filter(policy -> policy.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new UsageException("--on-bad-audio '" + text + "': need skip or fail"));
  }
}
