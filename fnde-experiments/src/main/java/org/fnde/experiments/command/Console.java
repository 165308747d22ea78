package org.fnde.experiments.command;

import java.io.InputStream;
import java.io.PrintStream;
import org.fnde.experiments.progress.LineProgress;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.progress.TerminalProgress;

/**
 * Where the command reads and writes.
 *
 * @param in commands of a benchmark that serves
 * @param out results, nothing else
 * @param err errors and progress
 * @param terminal whether {@code err} is a terminal
 * @param columns the terminal's width
 */
public record Console(
    InputStream in, PrintStream out, PrintStream err, boolean terminal, int columns) {
  private static final int USUAL_COLUMNS = 100;

  /**
   * The streams of this process. Standard error passes through a filter of the start script, which
   * tells whether it ends in a terminal.
   *
   * @return the console
   */
  public static Console ofProcess() {
    return new Console(
        System.in,
        System.out,
        System.err,
        Boolean.getBoolean("fnde.stderr.terminal"),
        Integer.getInteger("fnde.columns", USUAL_COLUMNS));
  }

  Progress progress() {
    return terminal
        ? new TerminalProgress(err, columns, System::nanoTime)
        : new LineProgress(err, System::nanoTime);
  }
}
