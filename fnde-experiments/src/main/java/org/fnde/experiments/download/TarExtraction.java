package org.fnde.experiments.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.progress.Advance;

/**
 * Unpacks a {@code .tar.gz} archive of plain files and directories, whole or not at all. Links,
 * devices, names that lead out of the directory, and more or larger entries than allowed are
 * refused.
 *
 * @param entries the largest number of entries
 * @param bytes the largest sum of their sizes
 * @param advance told of the bytes that are unpacked, of as many as are allowed
 * @param cancelled asked before every entry
 */
public record TarExtraction(int entries, long bytes, Advance advance, BooleanSupplier cancelled) {
  private static final int BUFFER = 1 << 16;

  /** Bytes around a file: its headers, a long name, and what fills the last block. */
  private static final int HEADERS = 1 << 12;

  private static final int MARGIN = 1 << 20;

  /**
   * Unpacks an archive.
   *
   * @param archive the archive
   * @param target the directory to be made; its parent exists
   * @throws ExperimentException if the archive is damaged or refused, or the directory cannot be
   *     written; nothing is left behind then
   */
  public void extract(Path archive, Path target) {
    Path partial = partial(target);
    try {
      Trees.delete(partial);
      Files.createDirectory(partial);
      try {
        unpack(archive, partial);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Trees.delete(partial);
      }
    } catch (IOException e) {
      throw new ExperimentException(
          archive + ": cannot be unpacked into " + target + ": " + e.getMessage(), e);
    }
  }

  private static Path partial(Path target) {
    return target.resolveSibling(target.getFileName() + ".partial");
  }

  /** Removes what an unpacking that was killed has left. */
  static void discard(Path target) throws IOException {
    Trees.delete(partial(target));
  }

  private void unpack(Path archive, Path root) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
        InputStream limited = new LimitedInputStream(new GZIPInputStream(file, BUFFER), most());
        TarArchiveInputStream tar = new TarArchiveInputStream(limited)) {
      int count = 0;
      boolean hasFiles = false;
      long done = 0;
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        if (cancelled.getAsBoolean()) {
          throw new ExperimentException("interrupted while " + archive + " was unpacked");
        }
        if (++count > entries) {
          throw refused(archive, "has more than " + entries + " entries");
        }
        Path path = path(archive, root, e);
        if (e.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(path.getParent());
        hasFiles = true;
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
          for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
            done += read;
            if (done > bytes) {
              throw refused(archive, "unpacks to more than " + bytes + " bytes");
            }
            out.write(buffer, 0, read);
          }
        }
        advance.to(done, bytes);
      }
      if (!hasFiles) {
        throw refused(archive, "has no file");
      }
    }
  }

  /** Of everything that is unpacked: a long name is read into memory before it is an entry. */
  private long most() {
    return bytes + (long) entries * HEADERS + MARGIN;
  }

  private static Path path(Path archive, Path root, TarArchiveEntry entry) {
    String name = entry.getName();
    boolean plain = entry.getLinkFlag() == TarConstants.LF_DIR || isPlain(entry.getLinkFlag());
    if (!plain) {
      throw refused(archive, "entry '" + name + "' is a link or a device");
    }
    boolean absolute = name.startsWith("/") || name.contains("\\") || name.contains(":");
    if (absolute || name.indexOf('\0') >= 0) {
      throw refused(archive, "entry '" + name + "' has no portable relative name");
    }
    for (String part : name.split("/")) {
      if (part.equals("..")) {
        throw refused(archive, "entry '" + name + "' leads out of the directory");
      }
    }
    Path path = root.resolve(name).normalize();
    if (!path.startsWith(root) || path.equals(root) && !entry.isDirectory()) {
      throw refused(archive, "entry '" + name + "' leads out of the directory");
    }
    return path;
  }

  private static boolean isPlain(byte type) {
    return type == TarConstants.LF_NORMAL
        || type == TarConstants.LF_OLDNORM
        || type == TarConstants.LF_CONTIG;
  }

  private static ExperimentException refused(Path archive, String reason) {
    return new ExperimentException(archive + ": refused: " + reason);
  }
}
