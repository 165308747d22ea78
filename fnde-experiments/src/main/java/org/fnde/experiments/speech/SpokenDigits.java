package org.fnde.experiments.speech;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.audio.MfccSettings;

/**
 * Recordings of spoken digits in the layout of the Free Spoken Digit Dataset: Z. Jackson, C. Souza,
 * J. Flaks, Y. Pan, H. Nicolas, A. Thite (2018), version 1.0.10. Files are named {@code
 * {digit}_{speaker}_{take}.wav}; 8 kHz, mono, 16-bit PCM, 0.2 to 2 s, trimmed. Three hundred of
 * them are part of this module.
 */
public final class SpokenDigits {
  private static final int RATE = 8_000;
  private static final Pattern NAME = Pattern.compile("([0-9])_(.+)_[0-9]+\\.(?i:wav)");
  private static final String EMBEDDED = "fsdd/";
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private SpokenDigits() {}

  /**
   * How a recording becomes a series: one second, cut at its end or followed by silence, so that
   * the words begin at time 0; 81 frames of 20 coefficients.
   *
   * @return the settings
   */
  public static FeatureSettings settings() {
    return new FeatureSettings(MfccSettings.ofRate(RATE), RATE, ClipLength.FITTED);
  }

  /**
   * The recordings of a directory, or of its subdirectory {@code recordings}, where the published
   * data set has them. Other files are passed over; WAV files of other names are unrecognised.
   *
   * @param directory the directory
   * @return the recordings
   * @throws UsageException if it is no directory, or has no recording
   */
  public static Recordings of(Path directory) {
    WavDirectory.check(directory);
    Path nested = directory.resolve("recordings");
    Path files = Files.isDirectory(nested) ? nested : directory;
    String id = "spoken-digits-" + Recordings.shortHash(files.toAbsolutePath().toString());
    List<BadAudio> unrecognised = new ArrayList<>();
    List<Recording> recordings = new ArrayList<>();
    for (String name : WavDirectory.names(files)) {
      Path file = files.resolve(name);
      parsed(name, speaker -> WavDirectory.recording(file, name, digit(name), speaker))
          .ifPresentOrElse(recordings::add, () -> unrecognised.add(misnamed(name)));
    }
    if (recordings.isEmpty()) {
      throw new UsageException(
          directory + ": has no recording; need files named {digit}_{speaker}_{take}.wav");
    }
    return new Recordings(id, DIGITS, recordings, unrecognised);
  }

  /**
   * The recordings that are part of this module: ten takes of ten digits by three speakers.
   *
   * @return the recordings
   */
  public static Recordings embedded() {
    return Embedded.RECORDINGS;
  }

  /** Read once, so that their versions are known. */
  private static final class Embedded {
    private static final Recordings RECORDINGS =
        new Recordings(
            "spoken-digits",
            DIGITS,
            lines("index.txt").stream()
                .flatMap(name -> parsed(name, speaker -> recording(name, speaker)).stream())
                .toList(),
            List.of());

    private static Recording recording(String name, String speaker) {
      CRC32C contents = new CRC32C();
      contents.update(bytes(name));
      String version = Long.toHexString(contents.getValue());
      return new Recording(name, digit(name), speaker, version, () -> resource(name));
    }
  }

  private static Optional<Recording> parsed(String name, Function<String, Recording> ofSpeaker) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(ofSpeaker.apply(matcher.group(2))) : Optional.empty();
  }

  private static int digit(String name) {
    return name.charAt(0) - '0';
  }

  private static BadAudio misnamed(String name) {
    return new BadAudio(name, "it is not named {digit}_{speaker}_{take}.wav");
  }

  private static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = resource(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("this module is damaged: " + name + " cannot be read", e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SpokenDigits.class.getResourceAsStream(EMBEDDED + name);
    if (in == null) {
      throw new IOException("this module lacks " + EMBEDDED + name);
    }
    return in;
  }
}
