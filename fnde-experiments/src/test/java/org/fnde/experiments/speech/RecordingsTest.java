package org.fnde.experiments.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.audio.WavFiles;
import org.fnde.experiments.progress.Advance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
  @TempDir private Path directory;

  private static SpeechLoader loader(OnBadAudio policy) {
    return new SpeechLoader(
        new FeatureExtraction(SpokenDigits.settings(), policy, 2, Advance.silent(), () -> false),
        Optional.empty());
  }

  @Test
  void threeHundredDigitsArePartOfTheModule() {
    SpeechData data = loader(OnBadAudio.FAIL).load(SpokenDigits.embedded());
    assertEquals(300, data.series().count());
    assertEquals(81, data.series().length());
    assertEquals(List.of("george", "jackson", "lucas"), data.voices());
    assertTrue(data.skipped().isEmpty());
    assertEquals("none", data.skipped().summary());
    int[] perDigit = new int[10];
    for (int label : data.series().labels()) {
      perDigit[label]++;
    }
    for (int count : perDigit) {
      assertEquals(30, count);
    }
    assertEquals(210, data.random().split().train().length);
    assertEquals(100, data.heldOut("jackson").split().test().length);
  }

  @Test
  void recordingsAreKnownByTheirContents() throws IOException {
    Path one = Files.createDirectories(directory.resolve("one/x"));
    Path other = Files.createDirectories(directory.resolve("other/x"));
    Path same = Files.createDirectories(directory.resolve("same/x"));
    Files.write(one.resolve("7_ann_1.wav"), WavFiles.tone(8_000, 3_000, 300));
    Files.write(other.resolve("7_ann_1.wav"), WavFiles.tone(8_000, 3_000, 301));
    Files.write(same.resolve("7_ann_1.wav"), WavFiles.tone(8_000, 3_000, 300));
    assertEquals(SpokenDigits.of(one).identity(), SpokenDigits.of(same).identity());
    assertNotEquals(SpokenDigits.of(one).identity(), SpokenDigits.of(other).identity());
  }

  @Test
  void aDirectoryOfDigitsIsReadByItsNames() throws IOException {
    Path recordings = Files.createDirectories(directory.resolve("recordings"));
    Files.write(recordings.resolve("7_mary_ann_12.wav"), WavFiles.tone(8_000, 3_000, 300));
    Files.write(recordings.resolve("3_bob_0.WAV"), WavFiles.tone(8_000, 12_000, 300));
    Files.write(recordings.resolve("seven.wav"), WavFiles.tone(8_000, 3_000, 300));
    Files.write(recordings.resolve("._3_bob_0.wav"), new byte[9]);
    Files.writeString(recordings.resolve("notes.txt"), "not a recording");
    Recordings found = SpokenDigits.of(directory);
    assertEquals(List.of("3_bob_0.WAV", "7_mary_ann_12.wav"), names(found));
    assertEquals("mary_ann", found.recordings().get(1).speaker());
    assertEquals(7, found.recordings().get(1).label());
    SpeechData data = loader(OnBadAudio.SKIP).load(found);
    assertEquals(2, data.series().count());
    assertEquals("seven.wav", data.skipped().bad().getFirst().name());
    BadAudioException e =
        assertThrows(BadAudioException.class, () -> loader(OnBadAudio.FAIL).load(found));
    assertEquals("seven.wav: it is not named {digit}_{speaker}_{take}.wav", e.getMessage());
  }

  private static List<String> names(Recordings recordings) {
    return recordings.recordings().stream().map(Recording::name).toList();
  }

  @Test
  void aShortRecordingIsFollowedBySilence() throws IOException {
    Files.write(directory.resolve("1_a_0.wav"), WavFiles.tone(8_000, 2_000, 300));
    float[] values = loader(OnBadAudio.FAIL).load(SpokenDigits.of(directory)).series().values();
    double silence = 8 * Math.log(1e-6);
    assertTrue(values[10 * 20] > silence + 10, "c0 in the tone: " + values[10 * 20]);
    assertEquals(silence, values[30 * 20], 1e-4);
    assertEquals(silence, values[80 * 20], 1e-4);
  }

  @Test
  void directoriesWithoutRecordingsAreNamed() throws IOException {
    Path missing = directory.resolve("missing");
    for (Path path : List.of(missing, directory, Files.createFile(directory.resolve("file")))) {
      for (Runnable open :
          List.<Runnable>of(() -> SpokenDigits.of(path), () -> SpeechCommands.of(path))) {
        UsageException e = assertThrows(UsageException.class, open::run);
        assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
      }
    }
  }
}
