package org.fnde.experiments.speech;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fnde.experiments.UsageException;

/** The WAV files of a directory. */
final class WavDirectory {
  private WavDirectory() {}

  /** Refuses what is no directory. */
  static void check(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          directory
              + ": "
              + (Files.exists(directory) ? "no directory" : "does not exist")
              + "; name the directory of the recordings");
    }
  }

  /** The files' names in ascending order of their characters; hidden files are none. */
  static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".wav") && !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UsageException(directory + ": cannot be listed: " + e, e);
    }
  }

  /** One of the files as a recording. */
  static Recording recording(Path file, String name, int label, String speaker) {
    return new Recording(name, label, speaker, version(file), () -> Files.newInputStream(file));
  }

  private static String version(Path file) {
    try {
      return Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
