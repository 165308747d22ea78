package org.fnde.experiments.plot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.files.AtomicFile;

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
   * Makes sure, before anything is drawn, that files can be made in a directory.
   *
   * @param directory the directory, made where it is missing
   * @throws ExperimentException if it is a file, cannot be made or not be written to
   */
  public static void requireDirectory(Path directory) {
    try {
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw new ExperimentException(directory + ": is a file; give a directory for pictures");
      }
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".probe", ".part"));
    } catch (IOException e) {
      throw new ExperimentException(
          directory + ": is not writable (" + e + "); choose another directory", e);
    }
  }

  /**
   * Writes a file under a temporary name and moves it into place.
   *
   * @param contents of the file
   * @param file where to, replaced if it exists
   * @throws ExperimentException if it cannot be written; an existing file is as it was then
   */
  public static void write(byte[] contents, Path file) {
    try {
      AtomicFile.write(file, contents);
    } catch (IOException e) {
      throw new ExperimentException(file + ": cannot be written (" + e + ")", e);
    }
  }
}
