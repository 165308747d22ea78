package org.fnde.experiments.speech;

import java.io.IOException;
import java.io.InputStream;

/**
 * A recording of a word.
 *
 * @param name its path within the data set, with slashes
 * @param label which word it is, a place in the list of words
 * @param speaker who speaks, as far as the name tells
 * @param version what changes whenever the file changes: its size and time of modification
 * @param content the WAV file
 */
public record Recording(String name, int label, String speaker, String version, Content content) {

  /** Opens the WAV file of a recording, by any thread, any number of times. */
  @FunctionalInterface
  public interface Content {

    /**
     * Opens it.
     *
     * @return the WAV file, to be closed by the caller
     * @throws IOException if it cannot be opened
     */
    InputStream open() throws IOException;
  }
}
