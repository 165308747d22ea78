package org.fnde.experiments.plot;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.fnde.experiments.ExperimentException;

/** Whether this Java runtime can draw, and why not. */
public final class Drawing {
  private static final String HEADLESS = "java.awt.headless";

  private Drawing() {}

  /**
   * Makes sure that text can be drawn. No display is needed: unless the system property {@code
   * java.awt.headless} has a value, it is set.
   *
   * @throws ExperimentException if the runtime lacks fonts or its graphics libraries; the message
   *     says what to install
   */
  public static void require() {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
    try {
      drawText();
    } catch (LinkageError | InternalError e) {
      throw cannot("its graphics libraries do not load", e);
    } catch (AWTError e) {
      throw cannot("it looks for a display; start it with -D" + HEADLESS + "=true", e);
    } catch (RuntimeException e) {
      throw cannot("it finds no fonts", e);
    }
  }

  private static void drawText() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 9));
      graphics.drawString("0", 0, 1);
    } finally {
      graphics.dispose();
    }
  }

  private static ExperimentException cannot(String why, Throwable cause) {
    return new ExperimentException(
        ("this Java runtime cannot draw pictures: " + why + " (" + cause + ")")
            + "; install fontconfig and a font, on Debian or Ubuntu:"
            + " apt-get install fontconfig fonts-dejavu-core libfreetype6",
        cause);
  }
}
