package org.fnde.experiments.acrobot.swingup;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** A motion as an animated GIF: the state before every control step, for 0.02 s each. */
final class MotionGif {
  private static final int SIZE = 500;
  private static final int HUNDREDTHS = 2;
  private static final int FONT = 13;
  private static final int MARGIN = 8;

  private MotionGif() {}

  static byte[] of(Motion motion, List<String> label) {
    GifPalette palette = new GifPalette();
    try (GifFile gif = new GifFile(HUNDREDTHS)) {
      for (int i = 0; i < motion.steps(); i++) {
        gif.add(palette.indexed(frame(motion, i, label)));
      }
      return gif.finish();
    }
  }

  private static BufferedImage frame(Motion motion, int i, List<String> label) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SIZE, SIZE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    AcrobotDrawing.draw(graphics, motion.states().get(i), SIZE);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, FONT));
    write(graphics, label);
    String time = String.format(Locale.ROOT, "%.2f s", Motion.time(i));
    graphics.drawString(time, MARGIN, SIZE - MARGIN);
    graphics.dispose();
    return image;
  }

  /** The first text on the left, the others on the right, where the acrobot does not come. */
  private static void write(Graphics2D graphics, List<String> label) {
    for (int i = 0; i < label.size(); i++) {
      int width = graphics.getFontMetrics().stringWidth(label.get(i));
      int line = Math.max(1, i);
      int x = i == 0 ? MARGIN : SIZE - MARGIN - width;
      graphics.drawString(label.get(i), x, line * (FONT + MARGIN / 2));
    }
  }
}
