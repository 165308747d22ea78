package org.fnde.backend.opencl.device;

import java.nio.file.Path;

/** Where this user's caches lie. */
public final class CacheDirectory {
  private CacheDirectory() {}

  /**
   * The directory of this backend.
   *
   * @return its path, which need not exist
   */
  public static Path of() {
    return base().resolve("fnde").resolve("opencl");
  }

  private static Path base() {
    String chosen = System.getenv("XDG_CACHE_HOME");
    if (chosen != null && Path.of(chosen).isAbsolute()) {
      return Path.of(chosen);
    }
    String local = System.getenv("LOCALAPPDATA");
    return local == null || local.isBlank()
        ? Path.of(System.getProperty("user.home", "."), ".cache")
        : Path.of(local);
  }
}
