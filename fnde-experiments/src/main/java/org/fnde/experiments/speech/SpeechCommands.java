package org.fnde.experiments.speech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.audio.MfccSettings;

/**
 * Ten words of Speech Commands: P. Warden (2018), Speech Commands: a dataset for limited-vocabulary
 * speech recognition, arXiv:1804.03209. A folder for each word; 16 kHz, mono, 16-bit PCM. Clips of
 * other than 16,000 samples are dropped, and 34,975 remain of the published data.
 */
public final class SpeechCommands {
  /** The words; a label is a place in this list. */
  public static final List<String> WORDS =
      List.of("yes", "no", "up", "down", "left", "right", "on", "off", "stop", "go");

  private static final int RATE = 16_000;

  private SpeechCommands() {}

  /**
   * How a recording becomes a series: one second exactly, 161 frames of 20 coefficients.
   *
   * @return the settings
   */
  public static FeatureSettings settings() {
    return new FeatureSettings(MfccSettings.ofRate(RATE), RATE, ClipLength.EXACT);
  }

  /**
   * The recordings of a copy of the data set, in ascending order of their paths' characters, on
   * every machine.
   *
   * @param directory the directory with a folder for each word
   * @return the recordings
   * @throws UsageException if it is no directory, or has no recording
   */
  public static Recordings of(Path directory) {
    WavDirectory.check(directory);
    List<Recording> recordings = new ArrayList<>();
    for (int label = 0; label < WORDS.size(); label++) {
      String word = WORDS.get(label);
      Path folder = directory.resolve(word);
      if (Files.isDirectory(folder)) {
        for (String name : WavDirectory.names(folder)) {
          recordings.add(
              WavDirectory.recording(
                  folder.resolve(name), word + "/" + name, label, speaker(name)));
        }
      }
    }
    if (recordings.isEmpty()) {
      throw new UsageException(
          directory + ": is no copy of Speech Commands; need folders of WAV files named " + WORDS);
    }
    recordings.sort(Comparator.comparing(Recording::name));
    String id = "speech-commands-" + Recordings.shortHash(directory.toAbsolutePath().toString());
    return new Recordings(id, WORDS, recordings, List.of());
  }

  /** Names start with a hash of the speaker: {@code 0a7c2a8d_nohash_0.wav}. */
  private static String speaker(String name) {
    int end = name.indexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }
}
