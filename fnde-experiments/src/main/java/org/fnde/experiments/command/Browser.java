package org.fnde.experiments.command;

import java.awt.AWTError;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Shows a page, or says why it cannot. */
@FunctionalInterface
interface Browser {

  /**
   * Shows a page.
   *
   * @param page its file
   */
  void open(Path page);

  /** Shows nothing. */
  static Browser none() {
    return page -> {};
  }

  /**
   * The desktop's browser. To be made before anything is drawn, which is done without a display.
   *
   * @param notes told why a page cannot be shown
   */
  static Browser ofDesktop(PrintStream notes) {
    boolean present = hasBrowser();
    return page -> {
      try {
        if (present) {
          Desktop.getDesktop().browse(page.toAbsolutePath().toUri());
        } else {
          notes.println("fnde: --open: there is no desktop with a browser here");
        }
      } catch (IOException | RuntimeException | LinkageError | AWTError e) {
        notes.println("fnde: --open: the browser does not start (" + e + ")");
      }
    };
  }

  private static boolean hasBrowser() {
    try {
      return Desktop.isDesktopSupported()
          && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE);
    } catch (RuntimeException | LinkageError | AWTError e) {
      return false;
    }
  }
}
