package org.fnde.experiments.bench;

import java.io.ByteArrayInputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fnde.experiments.audio.OnBadAudio;
import org.fnde.experiments.progress.Advance;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.speech.FeatureExtraction;
import org.fnde.experiments.speech.Recording;
import org.fnde.experiments.speech.Recordings;
import org.fnde.experiments.speech.SpeechCommands;
import org.fnde.experiments.speech.SpeechLoader;
import org.fnde.models.CounterRandom;

/**
 * Measures the way of the Speech Commands data from WAV files to coefficients, on synthesised
 * recordings of a second of noise that are in memory, so that no disk is measured.
 *
 * @param clips how many recordings are read
 * @param threads by how many threads
 */
public record MfccReport(int clips, int threads) {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;
  private static final int DIFFERENT = 64;

  /** Clips of the published data set, rounded up. */
  private static final int PUBLISHED = 35_000;

  /**
   * Measures and prints.
   *
   * @param out where to
   */
  public void print(PrintStream out) {
    out.println(Machine.current().line());
    List<byte[]> files = IntStream.range(0, DIFFERENT).mapToObj(MfccReport::noise).toList();
    seconds(files, Math.min(clips, DIFFERENT));
    double seconds = seconds(files, clips);
    out.printf(
        Locale.ROOT,
        "%d clips of 1 s in %.2f s by %d threads, %.0f clips/s; %d clips: %.0f s%n",
        clips,
        seconds,
        threads,
        clips / seconds,
        PUBLISHED,
        PUBLISHED * seconds / clips);
  }

  private double seconds(List<byte[]> files, int count) {
    FeatureExtraction extraction =
        new FeatureExtraction(
            SpeechCommands.settings(), OnBadAudio.FAIL, threads, Advance.silent(), () -> false);
    Recordings recordings =
        new Recordings(
            "synthesised",
            List.of("noise"),
            IntStream.range(0, count).mapToObj(i -> recording(files, i)).toList(),
            List.of());
    long start = System.nanoTime();
    new SpeechLoader(extraction, Optional.empty()).load(recordings);
    return (System.nanoTime() - start) / 1e9;
  }

  private static Recording recording(List<byte[]> files, int i) {
    byte[] file = files.get(i % files.size());
    return new Recording("clip-" + i, 0, "noise", "", () -> new ByteArrayInputStream(file));
  }

  /** A WAV file of a second: the header's 44 bytes and the samples. */
  private static byte[] noise(int number) {
    CounterRandom random = CounterRandom.of(number, "noise");
    ByteBuffer file =
        ByteBuffer.allocate(HEADER + Short.BYTES * RATE).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(file.capacity() - 8).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(Short.BYTES * RATE);
    file.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    file.put(ascii("data")).putInt(Short.BYTES * RATE);
    for (int i = 0; i < RATE; i++) {
      file.putShort((short) (random.bits(i) >> 50));
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
