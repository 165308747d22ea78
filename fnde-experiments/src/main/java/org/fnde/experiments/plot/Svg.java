package org.fnde.experiments.plot;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A picture as SVG. */
final class Svg {
  private Svg() {}

  static byte[] of(Picture picture) {
    OutlinedText graphics = new OutlinedText();
    picture.draw(graphics);
    PageSize size =
        new PageSize(picture.width() * Picture.POINTS, picture.height() * Picture.POINTS);
    Document document = new SVGProcessor().getDocument(graphics.getCommands(), size);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      document.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }
}
