package org.fnde.experiments.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.html.HtmlPicture;

/** Pictures of one run, which lie beside its result: {@code K.fit.svg} beside {@code K.json}. */
final class RunPictures {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of("svg", "image/svg+xml", "gif", "image/gif", "png", "image/png");

  private RunPictures() {}

  /**
   * Each picture in its best format.
   *
   * @param result the run's file
   * @throws ExperimentException if one cannot be read
   */
  static Stream<HtmlPicture> beside(Path result) {
    String number = name(result).replaceFirst("\\.json$", "");
    try (Stream<Path> files = Files.list(result.toAbsolutePath().getParent())) {
      List<Path> pictures =
          files
              .filter(file ->
                  name(file).startsWith(number + ".") || name(file).startsWith(number + "-"))
              .filter(file -> mediaType(file).isPresent())
              .filter(file -> !hasVectors(file))
              .sorted()
              .toList();
      return pictures.stream().map(RunPictures::read);
    } catch (IOException e) {
      throw new ExperimentException(result + ": its directory cannot be read (" + e + ")", e);
    }
  }

  private static boolean hasVectors(Path file) {
    Path vectors = file.resolveSibling(name(file).replaceFirst("\\.png$", ".svg"));
    return name(file).endsWith(".png") && Files.exists(vectors);
  }

  private static HtmlPicture read(Path file) {
    String folder = name(file.getParent());
    String caption = folder + ", " + name(file).replaceFirst("\\.[a-z]+$", "");
    try {
      return new HtmlPicture(mediaType(file).orElseThrow(), Files.readAllBytes(file), caption);
    } catch (IOException e) {
      throw new ExperimentException(file + ": cannot be read (" + e + ")", e);
    }
  }

  private static Optional<String> mediaType(Path file) {
    String name = name(file);
    return Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
