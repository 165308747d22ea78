package org.fnde.experiments.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.fnde.experiments.ExperimentException;

/**
 * Brings a published archive into a directory: free space is checked, then it is downloaded,
 * verified and unpacked. Every step is done once, and goes on where it was interrupted. The archive
 * is kept beside what it was unpacked to.
 *
 * @param remote the archive
 * @param entries the largest number of its entries
 * @param unpacked the largest sum of their sizes, in bytes
 * @param download how it is downloaded
 * @param space looks at the disk
 */
public record ArchiveInstallation(
    RemoteFile remote, int entries, long unpacked, Download download, FreeSpace space) {
  private static final String SUFFIX = ".tar.gz";

  /**
   * Installs the archive, unless it is there.
   *
   * @param directory where to; made if it is missing
   * @return the directory of the unpacked archive, called like it
   * @throws ExperimentException if the disk is too small, the archive cannot be had or is refused,
   *     or another process installs it
   */
  public Path install(Path directory) {
    String name = Path.of(remote.uri().getPath()).getFileName().toString();
    Path archive = directory.resolve(name);
    Path target = directory.resolve(name.replace(SUFFIX, ""));
    if (Files.isDirectory(target)) {
      return target;
    }
    try {
      Files.createDirectories(directory);
      try (DirectoryLock _ = DirectoryLock.take(directory)) {
        if (!Files.isDirectory(target)) {
          TarExtraction.discard(target);
          requireSpace(directory, archive);
          download.fetch(remote, archive);
          new TarExtraction(
                  entries, unpacked, download.phases().apply("unpacking"), download.cancelled())
              .extract(archive, target);
        }
        return target;
      }
    } catch (IOException e) {
      throw new ExperimentException(directory + ": cannot be written: " + e, e);
    }
  }

  private void requireSpace(Path directory, Path archive) throws IOException {
    long present = 0;
    for (Path file : new Path[] {archive, Download.part(archive)}) {
      present += Files.exists(file) ? Files.size(file) : 0;
    }
    long needed = Math.max(0, remote.length() - present) + unpacked;
    long free = space.in(directory);
    if (free < needed) {
      throw new ExperimentException(
          String.format(
              Locale.ROOT,
              "%s: has %.1f GB free, need %.1f; free some, or choose another directory",
              directory,
              free / 1e9,
              needed / 1e9));
    }
  }
}
