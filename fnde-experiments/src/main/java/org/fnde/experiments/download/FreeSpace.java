package org.fnde.experiments.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much can be written to a directory. */
@FunctionalInterface
public interface FreeSpace {

  /**
   * Looks.
   *
   * @param directory an existing directory
   * @return the number of bytes
   * @throws IOException if it cannot be told
   */
  long in(Path directory) throws IOException;

  /**
   * What the file system says.
   *
   * @return the free space that this user may use
   */
  static FreeSpace ofFileSystem() {
    return directory -> Files.getFileStore(directory).getUsableSpace();
  }
}
