package org.fnde.experiments.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.audio.WavFiles;
import org.fnde.experiments.progress.Advance;
import org.fnde.experiments.series.SeriesException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechLoaderTest {
  @TempDir private Path directory;
  private Path data;
  private Path cache;
  private final AtomicInteger read = new AtomicInteger();

  @BeforeEach
  void recordings() throws IOException {
    data = Files.createDirectories(directory.resolve("data"));
    cache = directory.resolve("cache");
    for (String word : List.of("yes", "no", "bird")) {
      Path folder = Files.createDirectories(data.resolve(word));
      for (int i = 0; i < 6; i++) {
        byte[] tone = WavFiles.tone(16_000, 16_000, 100 * (i + 1) + word.length());
        Files.write(folder.resolve("0%d_nohash_%d.wav".formatted(i % 3, i)), tone);
      }
    }
  }

  private SpeechData load(OnBadAudio policy, int threads) {
    Advance advance = (done, total) -> read.incrementAndGet();
    FeatureExtraction extraction =
        new FeatureExtraction(SpeechCommands.settings(), policy, threads, advance, () -> false);
    return new SpeechLoader(extraction, Optional.of(cache)).load(SpeechCommands.of(data));
  }

  private float[] values() {
    SpeechData loaded = load(OnBadAudio.SKIP, 2);
    return Arrays.copyOf(loaded.series().values(), loaded.series().count() * 161 * 20);
  }

  private Path cacheFile() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList().getFirst();
    }
  }

  private void bad(String name, byte[] content) throws IOException {
    Files.write(data.resolve(name), content);
  }

  @Test
  void wordsAreInTheOrderOfTheirPaths() {
    SpeechData loaded = load(OnBadAudio.FAIL, 1);
    assertEquals(12, loaded.series().count());
    assertEquals("no/00_nohash_0.wav", loaded.series().names().getFirst());
    assertEquals(1, loaded.series().labels()[0]);
    assertEquals(0, loaded.series().labels()[11]);
    assertEquals(161, loaded.series().length());
    assertEquals(List.of("00", "01", "02"), loaded.voices());
    assertEquals(21, loaded.random().batch(new int[] {0, 5}).type().shape().dims().get(1));
    assertEquals(4, loaded.heldOut("02").split().test().length);
  }

  @Test
  void theNumberOfThreadsChangesNothing() throws IOException {
    bad("no/a.wav", new byte[0]);
    SpeechData one = load(OnBadAudio.SKIP, 1);
    Files.delete(cacheFile());
    SpeechData four = load(OnBadAudio.SKIP, 4);
    assertArrayEquals(one.series().values(), four.series().values());
    assertEquals(one.series().names(), four.series().names());
    assertEquals(one.skipped(), four.skipped());
  }

  @Test
  void badRecordingsAreSkippedCountedAndRemembered() throws IOException {
    bad("no/a.wav", new byte[0]);
    bad("no/b.wav", WavFiles.tone(8_000, 8_000, 440));
    bad("yes/c.wav", WavFiles.pcm(16_000, 2, 16, new byte[64_000]));
    bad("yes/d.wav", WavFiles.pcm(16_000, 1, 24, new byte[48_000]));
    bad("yes/e.wav", "OggS".getBytes());
    bad("yes/f.wav", Arrays.copyOf(WavFiles.tone(16_000, 16_000, 440), 20_000));
    bad("yes/short.wav", WavFiles.tone(16_000, 15_999, 440));
    for (int round = 0; round < 2; round++) {
      SpeechData loaded = load(OnBadAudio.SKIP, 2);
      assertEquals(12, loaded.series().count());
      List<String> bad = loaded.skipped().bad().stream().map(BadAudio::toString).toList();
      assertEquals(6, bad.size(), bad.toString());
      assertTrue(bad.get(0).contains("no/a.wav, reason=the file is empty"), bad.get(0));
      assertTrue(bad.get(1).contains("rate is 8000 Hz, need 16000"), bad.get(1));
      assertTrue(bad.get(2).contains("stereo, need mono"), bad.get(2));
      assertTrue(bad.get(3).contains("24 bits"), bad.get(3));
      assertTrue(bad.get(4).contains("renamed"), bad.get(4));
      assertTrue(bad.get(5).contains("truncated: 19956 of 32000"), bad.get(5));
      assertEquals(1, loaded.skipped().otherLength());
      assertEquals(
          "6 bad recordings (no/a.wav: the file is empty, and 5 more), 1 of another length",
          loaded.skipped().summary());
    }
    assertEquals(19, read.get());
  }

  @Test
  void aRecordingThatCannotBeReadIsTriedAgain() {
    AtomicBoolean broken = new AtomicBoolean(true);
    byte[] tone = WavFiles.tone(16_000, 16_000, 440);
    Recording.Content content =
        () -> {
          if (broken.get()) {
            throw new IOException("too many open files");
          }
          return new ByteArrayInputStream(tone);
        };
    Recording good = new Recording("a", 0, "yes", "", () -> new ByteArrayInputStream(tone));
    Recordings recordings =
        new Recordings(
            "some",
            List.of("yes"),
            List.of(good, new Recording("b", 0, "yes", "", content)),
            List.of());
    FeatureExtraction extraction =
        new FeatureExtraction(
            SpeechCommands.settings(), OnBadAudio.SKIP, 1, Advance.silent(), () -> false);
    SpeechLoader loader = new SpeechLoader(extraction, Optional.of(cache));
    assertEquals(1, loader.load(recordings).series().count());
    broken.set(false);
    assertEquals(2, loader.load(recordings).series().count());
  }

  @Test
  void orTheFirstOfThemEndsTheWork() throws IOException {
    load(OnBadAudio.SKIP, 2);
    bad("no/z.wav", new byte[0]);
    bad("yes/a.wav", new byte[0]);
    BadAudioException e = assertThrows(BadAudioException.class, () -> load(OnBadAudio.FAIL, 4));
    assertEquals("no/z.wav: the file is empty", e.getMessage());
  }

  @Test
  void theCacheIsUsedUntilARecordingChanges() throws IOException {
    float[] first = values();
    assertEquals(12, read.get());
    assertArrayEquals(first, values());
    assertEquals(12, read.get());
    bad("yes/00_nohash_0.wav", WavFiles.tone(16_000, 16_000, 5_000));
    Files.setLastModifiedTime(data.resolve("yes/00_nohash_0.wav"), FileTime.fromMillis(1));
    assertFalse(Arrays.equals(first, values()));
    assertEquals(24, read.get());
  }

  @Test
  void aDamagedCacheIsMadeAgain() throws IOException {
    float[] first = values();
    byte[] bytes = Files.readAllBytes(cacheFile());
    bytes[bytes.length / 2] ^= 1;
    Files.write(cacheFile(), bytes);
    assertArrayEquals(first, values());
    assertEquals(24, read.get());
    Files.write(cacheFile(), Arrays.copyOf(bytes, 100));
    assertArrayEquals(first, values());
    assertEquals(36, read.get());
    assertArrayEquals(first, values());
    assertEquals(36, read.get());
  }

  /** Other indices would give the series other labels. */
  @Test
  void aCacheWhoseIndicesAreDamagedIsMadeAgain() throws IOException {
    float[] first = values();
    TensorFile file = TensorFile.read(cacheFile());
    Map<String, Tensor> tensors = new HashMap<>(file.tensors());
    long[] kept = tensors.get("kept").toLongs();
    tensors.put("kept", Tensor.of(LongStream.of(kept).map(i -> 11 - i).toArray(), kept.length));
    new TensorFile(tensors, file.metadata()).write(cacheFile());
    assertArrayEquals(first, values());
    assertEquals(24, read.get());
  }

  @Test
  void aCacheOfAnotherVersionIsMadeAgain() throws IOException {
    float[] first = values();
    TensorFile file = TensorFile.read(cacheFile());
    Map<String, String> about = new HashMap<>(file.metadata());
    about.put("version", "0");
    new TensorFile(file.tensors(), about).write(cacheFile());
    assertArrayEquals(first, values());
    assertEquals(24, read.get());
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoFailure() throws IOException {
    Files.writeString(cache, "a file where the directory should be");
    assertEquals(12, load(OnBadAudio.FAIL, 2).series().count());
  }

  @Test
  void nothingGoodIsNamed() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[0]);
      }
    }
    SeriesException e = assertThrows(SeriesException.class, () -> load(OnBadAudio.SKIP, 2));
    assertTrue(e.getMessage().contains("no recording can be used"), e.getMessage());
    assertTrue(e.getMessage().contains("the file is empty, and 11 more"), e.getMessage());
  }

  @Test
  void cancellingEndsTheWorkAndCachesNothing() {
    FeatureExtraction extraction =
        new FeatureExtraction(
            SpeechCommands.settings(), OnBadAudio.SKIP, 2, Advance.silent(), () -> true);
    SpeechLoader loader = new SpeechLoader(extraction, Optional.of(cache));
    Recordings recordings = SpeechCommands.of(data);
    assertThrows(ExperimentException.class, () -> loader.load(recordings));
    assertNotEquals(true, Files.exists(cache));
  }
}
