package org.fnde.experiments.plot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fnde.experiments.ExperimentException;

/** Pictures as files, each there whole or not at all. */
public final class Pictures {
  private Pictures() {}

  /**
   * Writes a PNG file, which says how large the picture is.
   *
   * @param picture the picture
   * @param dpi pixels per inch
   * @param file where to, replaced if it exists
   * @throws ExperimentException if nothing can be drawn here or the file cannot be written; an
   *     existing file is as it was then
   */
  public static void writePng(Picture picture, int dpi, Path file) {
    write(png(picture, dpi), file);
  }

  /**
   * Writes an SVG file.
   *
   * @param picture the picture
   * @param file where to, replaced if it exists
   * @throws ExperimentException if nothing can be drawn here or the file cannot be written; an
   *     existing file is as it was then
   */
  public static void writeSvg(Picture picture, Path file) {
    write(svg(picture), file);
  }

  /**
   * A picture as PNG.
   *
   * @param picture the picture
   * @param dpi pixels per inch
   * @return the contents of a file
   * @throws ExperimentException if nothing can be drawn here
   */
  public static byte[] png(Picture picture, int dpi) {
    Drawing.require();
    return Png.of(picture, dpi);
  }

  /**
   * A picture as SVG, text as outlines.
   *
   * @param picture the picture
   * @return the contents of a file
   * @throws ExperimentException if nothing can be drawn here
   */
  public static byte[] svg(Picture picture) {
    Drawing.require();
    return Svg.of(picture);
  }

  /**
   * Writes a file under a temporary name and moves it into place.
   *
   * @param contents of the file
   * @param file where to, replaced if it exists
   * @throws ExperimentException if it cannot be written; an existing file is as it was then
   */
  public static void write(byte[] contents, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try {
        Files.write(part, contents);
        Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new ExperimentException(file + ": cannot be written (" + e + ")", e);
    }
  }
}
