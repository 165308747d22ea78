package org.fnde.experiments.analysis;

import java.nio.file.Path;

/**
 * A file that is not part of the analysis.
 *
 * @param file the file
 * @param reason why not
 */
public record Skipped(Path file, String reason) {

  /**
   * File and reason.
   *
   * @return one line
   */
  public String line() {
    return "skipped " + file + ": " + reason;
  }
}
