package org.fnde.experiments.acrobot.swingup;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.fnde.experiments.plot.Picture;

/**
 * Frames of a motion side by side.
 *
 * @param motion the motion
 * @param frames numbers of the states shown
 * @param caption what stands below
 */
record FrameStrip(Motion motion, List<Integer> frames, String caption) implements Picture {
  private static final double CELL = 1.2;
  private static final double HEIGHT = 1.3;
  private static final double SQUARE = 78;
  private static final double TOP = 2;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Font TIME = new Font(Font.SANS_SERIF, Font.PLAIN, 6);
  private static final Font CAPTION = new Font(Font.SANS_SERIF, Font.PLAIN, 8);

  @Override
  public double width() {
    return Math.max(CELL * frames.size(), captionWidth() / POINTS + CELL - SQUARE / POINTS);
  }

  private double captionWidth() {
    return CAPTION.getStringBounds(caption, EXACT).getWidth();
  }

  @Override
  public double height() {
    return HEIGHT;
  }

  @Override
  public void draw(Graphics2D graphics) {
    double cell = CELL * POINTS;
    double left = (width() * POINTS - cell * frames.size()) / 2;
    for (int i = 0; i < frames.size(); i++) {
      Graphics2D square = (Graphics2D) graphics.create();
      square.translate(left + i * cell + (cell - SQUARE) / 2, TOP);
      draw(square, frames.get(i));
      square.dispose();
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(CAPTION);
    double indent = (width() * POINTS - captionWidth()) / 2;
    graphics.drawString(caption, (float) indent, (float) (HEIGHT * POINTS - 4));
  }

  private void draw(Graphics2D square, int frame) {
    AcrobotDrawing.draw(square, motion.states().get(frame), SQUARE);
    square.setColor(Color.BLACK);
    square.setStroke(new BasicStroke(0.5f));
    square.draw(new Rectangle2D.Double(0, 0, SQUARE, SQUARE));
    square.setFont(TIME);
    String time = String.format(Locale.ROOT, "%.2f s", Motion.time(frame));
    square.drawString(time, 3f, 8f);
  }
}
