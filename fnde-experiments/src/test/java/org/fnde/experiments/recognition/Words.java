package org.fnde.experiments.recognition;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.audio.WavFiles;
import org.fnde.experiments.download.ArchiveInstallation;
import org.fnde.experiments.download.Archives;
import org.fnde.experiments.download.Download;
import org.fnde.experiments.download.FreeSpace;
import org.fnde.experiments.download.RemoteFile;
import org.fnde.experiments.progress.Advance;
import org.fnde.experiments.speech.SpeechCommands;
import org.fnde.experiments.speech.SpeechCommandsArchive;

/** Small data sets of tones in place of words, and the experiments on them. */
public final class Words {
  public static final List<String> SPEAKERS = List.of("ada", "bob", "cy");
  private static final int DIGITS = 4;
  private static final int TAKES = 3;

  private Words() {}

  /** Four digits by three speakers, three takes of each: 36 recordings. */
  public static Path digits(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (int digit = 0; digit < DIGITS; digit++) {
      for (String speaker : SPEAKERS) {
        for (int take = 0; take < TAKES; take++) {
          double pitch = 200 + 500 * digit + 20 * SPEAKERS.indexOf(speaker) + 5 * take;
          Files.write(
              directory.resolve(digit + "_" + speaker + "_" + take + ".wav"),
              WavFiles.tone(8_000, 7_000 - 100 * take, pitch));
        }
      }
    }
    return directory;
  }

  /** Three of the words of Speech Commands, eight clips of each. */
  public static Path commands(Path directory) throws IOException {
    for (String word : SpeechCommands.WORDS.subList(0, 3)) {
      Path folder = Files.createDirectories(directory.resolve(word));
      for (int i = 0; i < 8; i++) {
        double pitch = 300 + 900 * SpeechCommands.WORDS.indexOf(word) + 10 * i;
        Files.write(
            folder.resolve("0%d_nohash_0.wav".formatted(i)), WavFiles.tone(16_000, 16_000, pitch));
      }
    }
    return directory;
  }

  public static Experiment digitsExperiment(Path cache) {
    return new SpokenDigitsExperiment(cache);
  }

  /** With an archive that cannot be reached. */
  public static Experiment unreachableCommands(Path cache) {
    URI nowhere = URI.create("http://127.0.0.1:9/words.tar.gz");
    return commandsExperiment(cache, new RemoteFile(nowhere, 1000, "0".repeat(64)));
  }

  /** With an archive in place of the published one. */
  public static Experiment commandsExperiment(Path cache, RemoteFile archive) {
    return new SpeechCommandsExperiment(
        cache,
        workbench ->
            new SpeechCommandsArchive(
                new ArchiveInstallation(
                    archive,
                    100,
                    10_000_000,
                    new Download(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(1),
                        1,
                        phase -> Advance.silent(),
                        workbench.cancelled()),
                    FreeSpace.ofFileSystem())));
  }

  /** An archive of the published layout with the clips of {@link #commands}. */
  public static byte[] archive(Path commands) throws IOException {
    try (Archives archive = new Archives().directory("./").file("./README.md", "words");
        Stream<Path> clips = Files.walk(commands)) {
      for (Path clip : clips.filter(Files::isRegularFile).sorted().toList()) {
        archive.file("./" + commands.relativize(clip), Files.readAllBytes(clip));
      }
      return archive.toBytes();
    }
  }
}
