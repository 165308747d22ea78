package org.fnde.experiments.speech;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.download.ArchiveInstallation;
import org.fnde.experiments.download.Download;
import org.fnde.experiments.download.FreeSpace;
import org.fnde.experiments.download.RemoteFile;
import org.fnde.experiments.progress.Advance;

/**
 * The published archive of Speech Commands, version 0.02, 2.4 GB.
 *
 * @param installation how it is brought here
 */
public record SpeechCommandsArchive(ArchiveInstallation installation) {
  private static final RemoteFile PUBLISHED =
      new RemoteFile(
          URI.create("http://download.tensorflow.org/data/speech_commands_v0.02.tar.gz"),
          2_428_923_189L,
          "af14739ee7dc311471de98f5f9d2c9191b18aedfe957f4a6ff791c709868ff58");

  /** It has 105,829 clips of at most 32,044 bytes, six longer ones, lists and folders. */
  private static final int ENTRIES = 120_000;

  private static final long UNPACKED = 4_000_000_000L;

  /**
   * The published archive.
   *
   * @param phases told of the work: {@code downloading}, {@code verifying}, {@code unpacking}
   * @param cancelled asked again and again
   * @return the archive
   */
  public static SpeechCommandsArchive published(
      Function<String, Advance> phases, BooleanSupplier cancelled) {
    return new SpeechCommandsArchive(
        new ArchiveInstallation(
            PUBLISHED,
            ENTRIES,
            UNPACKED,
            Download.patient(phases, cancelled),
            FreeSpace.ofFileSystem()));
  }

  /**
   * Downloads, verifies and unpacks the archive, unless that is done.
   *
   * @param directory where to; made if it is missing
   * @return the directory with a folder for each word
   * @throws ExperimentException if it cannot be had, with what can be done instead
   */
  public Path install(Path directory) {
    try {
      return installation.install(directory);
    } catch (ExperimentException e) {
      if (installation.download().cancelled().getAsBoolean()) {
        throw e;
      }
      throw new ExperimentException(
          "Speech Commands is not here: %s. Unpack %s yourself and name its directory by --data DIR, or try spoken-digits, which works offline"
              .formatted(e.getMessage(), installation.remote().uri()),
          e);
    }
  }
}
