package org.fnde.backend.opencl.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that processes which start together write at the same time. */
public final class CachedFile {
  private CachedFile() {}

  /**
   * Writes a file under a name of its own and moves it into place.
   *
   * @param file where to, in a directory that exists; replaced if it exists
   * @param contents of the file
   * @throws IOException if it cannot be written; an existing file is as it was then
   */
  public static void replace(Path file, byte[] contents) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "part", null);
    try {
      Files.write(part, contents);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
