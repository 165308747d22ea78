package org.fnde.experiments.recognition;

import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.series.PreparedSeries;
import org.fnde.experiments.speech.Recording;
import org.fnde.experiments.speech.Recordings;
import org.fnde.experiments.speech.SpeechData;

/**
 * Which recordings are tested on.
 *
 * @param heldOut the speaker who is heard in the test alone; empty for recordings drawn at random
 */
record TestSplit(Optional<String> heldOut) {
  static final String RANDOM = "random";
  static final String SPEAKER = "speaker";

  /**
   * The split of a text.
   *
   * @param recordings whose speakers there are; of those, the last by name is held out where none
   *     is named
   */
  static TestSplit parse(String text, Recordings recordings) {
    if (text.equals(RANDOM)) {
      return new TestSplit(Optional.empty());
    }
    List<String> voices =
        recordings.recordings().stream().map(Recording::speaker).distinct().sorted().toList();
    String named = text.startsWith(SPEAKER + ":") ? text.substring(SPEAKER.length() + 1) : "";
    if (!text.equals(SPEAKER) && named.isEmpty()) {
      throw new UsageException("--split '" + text + "': need random, speaker or speaker:NAME");
    }
    if (voices.size() < 2) {
      throw new UsageException(
          "--split " + text + ": the recordings are of one speaker, " + voices + "; need two");
    }
    if (!named.isEmpty() && !voices.contains(named)) {
      throw new UsageException(
          "--split %s: no recording of '%s'; there are %d speakers, %s"
              .formatted(text, named, voices.size(), String.join(", ", few(voices))));
    }
    return new TestSplit(Optional.of(named.isEmpty() ? voices.getLast() : named));
  }

  private static List<String> few(List<String> voices) {
    return voices.subList(0, Math.min(voices.size(), 10));
  }

  PreparedSeries of(SpeechData data) {
    return heldOut.map(data::heldOut).orElseGet(data::random);
  }

  /** For example {@code speaker theo}. */
  @Override
  public String toString() {
    return heldOut.map(name -> SPEAKER + " " + name).orElse(RANDOM);
  }
}
