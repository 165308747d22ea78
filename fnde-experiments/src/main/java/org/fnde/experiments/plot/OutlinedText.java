package org.fnde.experiments.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.text.AttributedCharacterIterator;

/** Writes text as outlines, which look the same whatever fonts the reader has. */
final class OutlinedText extends VectorGraphics2D {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  @Override
  public void drawString(String text, float x, float y) {
    if (!text.isEmpty()) {
      fill(getFont().createGlyphVector(EXACT, text).getOutline(x, y));
    }
  }

  @Override
  public void drawString(String text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, float x, float y) {
    Shape outline =
        new TextLayout(text, EXACT).getOutline(AffineTransform.getTranslateInstance(x, y));
    fill(outline);
  }

  @Override
  public void drawString(AttributedCharacterIterator text, int x, int y) {
    drawString(text, (float) x, (float) y);
  }
}
