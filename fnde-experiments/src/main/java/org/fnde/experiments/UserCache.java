package org.fnde.experiments;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where data are kept that can be had again. */
public final class UserCache {
  private UserCache() {}

  /**
   * The cache directory of the XDG base directory specification.
   *
   * @param environment the variables of the process
   * @return the directory, which may be missing
   */
  public static Path directory(Map<String, String> environment) {
    Path home = Path.of(System.getProperty("user.home"), ".cache");
    return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(home)
        .resolve("fnde");
  }
}
