package org.fnde.experiments.results;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A configuration as a line of JSON, for the metadata of another file. */
public final class ConfigurationText {
  private ConfigurationText() {}

  /**
   * Writes a configuration.
   *
   * @param configuration the configuration
   * @return one line
   */
  public static String write(Configuration configuration) {
    return ConfigurationJson.of(configuration).toString();
  }

  /**
   * Reads a configuration.
   *
   * @param text what {@link #write} gives
   * @param file where it was found, for the message of an error
   * @return the configuration
   * @throws ResultException if the text is not JSON, or a field is missing or of another type
   */
  public static Configuration read(String text, Path file) {
    try {
      return ConfigurationJson.read(new Fields(file, "", new JsonMapper().readTree(text)));
    } catch (JacksonException e) {
      throw new ResultException(file, "has no configuration (" + e.getOriginalMessage() + ")", e);
    }
  }
}
