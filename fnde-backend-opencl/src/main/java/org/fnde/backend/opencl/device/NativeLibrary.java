package org.fnde.backend.opencl.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import org.jocl.CL;

/**
 * Unpacks JOCL's native library. JOCL itself unpacks to a fixed name in the directory for temporary
 * files, where processes that start together meet half a file, and keeps a damaged one.
 */
final class NativeLibrary {
  private static final String VERSION = "2_0_6";

  private NativeLibrary() {}

  /**
   * Puts the library into a directory of this user and version, and replaces a copy that differs.
   *
   * @param base the directory that has one for each version
   * @return the directory
   * @throws IOException if it cannot be written, or there is no library for this system
   */
  static Path unpack(Path base) throws IOException {
    byte[] library;
    String name = fileName();
    try (InputStream in = CL.class.getModule().getResourceAsStream("lib/" + name)) {
      if (in == null) {
        throw new IOException("JOCL has no " + name + ": this system is not supported");
      }
      library = in.readAllBytes();
    }
    Path directory = base.resolve("jocl-" + VERSION);
    createPrivate(directory);
    Path file = directory.resolve(name);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), library)) {
      CachedFile.replace(file, library);
    }
    return directory;
  }

  /** Only this user may write where code is loaded from. */
  private static void createPrivate(Path directory) throws IOException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    Files.createDirectories(directory, attributes);
  }

  private static String fileName() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    boolean arm = architecture.contains("aarch64") || architecture.contains("arm64");
    String suffix = arm ? "arm64" : "x86_64";
    if (system.startsWith("windows")) {
      return "JOCL_" + VERSION + "-windows-" + suffix + ".dll";
    }
    return system.startsWith("mac")
        ? "libJOCL_" + VERSION + "-apple-" + suffix + ".dylib"
        : "libJOCL_" + VERSION + "-linux-" + suffix + ".so";
  }
}
