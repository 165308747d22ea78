package org.fnde.experiments.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fnde.experiments.files.AtomicFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A result as a file of standard JSON; {@code docs/results-schema.md} has its fields. */
public final class ResultFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultFile() {}

  /**
   * Writes a result under a temporary name and moves it into place.
   *
   * @param result the result
   * @param file where to, replaced if it exists
   * @throws IOException if it cannot be written
   */
  public static void write(RunResult result, Path file) throws IOException {
    AtomicFile.write(file, MAPPER.writeValueAsBytes(ResultWriter.json(MAPPER, result)));
  }

  /**
   * Reads a result.
   *
   * @param file the file
   * @return the result
   * @throws ResultException if it cannot be read, is not complete JSON, has another schema, or a
   *     field is missing or of another type; the message names it
   */
  public static RunResult read(Path file) {
    try {
      return ResultReader.result(file, tree(file));
    } catch (IOException e) {
      throw new ResultException(file, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return MAPPER.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new ResultException(
          file, "is not a complete JSON file (" + e.getOriginalMessage() + ")", e);
    }
  }
}
