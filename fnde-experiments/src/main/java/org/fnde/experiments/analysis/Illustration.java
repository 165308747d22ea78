package org.fnde.experiments.analysis;

import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.plot.Picture;
import org.fnde.experiments.plot.Pictures;

/**
 * A picture of runs.
 *
 * @param name what its files are named: letters, digits, dots, underscores and hyphens
 * @param picture the picture
 * @param notes what was left out
 */
public record Illustration(String name, Picture picture, List<String> notes) {
  private static final int DPI = 200;

  /** Copies the list; replaces other characters of the name. */
  public Illustration {
    name = name.replaceAll("[^A-Za-z0-9._-]+", "-");
    notes = List.copyOf(notes);
  }

  /**
   * Writes {@code NAME.png} and {@code NAME.svg}.
   *
   * @param directory where to; it exists
   * @return the files
   * @throws org.fnde.experiments.ExperimentException if one cannot be written; an existing file is
   *     as it was then
   */
  public List<Path> write(Path directory) {
    Path png = directory.resolve(name + ".png");
    Path svg = directory.resolve(name + ".svg");
    Pictures.writePng(picture, DPI, png);
    Pictures.writeSvg(picture, svg);
    return List.of(png, svg);
  }
}
