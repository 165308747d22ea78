package org.fnde.experiments.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** One line of a terminal, rewritten in place and erased at the end. */
record TerminalLine(PrintStream out, int columns) implements ProgressBarConsumer {
  private static final String ERASE = "\r\033[K";

  @Override
  public int getMaxRenderedLength() {
    return columns - 1;
  }

  @Override
  public void accept(String text) {
    out.print(ERASE + text);
    out.flush();
  }

  @Override
  public void clear() {
    out.print(ERASE);
    out.flush();
  }

  @Override
  public void close() {
    clear();
  }
}
