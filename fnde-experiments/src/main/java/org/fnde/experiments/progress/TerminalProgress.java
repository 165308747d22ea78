package org.fnde.experiments.progress;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, rewritten in place and gone at the end. For one thread at a time. */
public final class TerminalProgress implements Progress {
  private static final int REFRESH_MILLIS = 250;

  private final PrintStream out;
  private final int columns;
  private final LongSupplier nanos;
  private Optional<ProgressBar> bar = Optional.empty();
  private TimeLeft left = new TimeLeft(0);

  /**
   * A bar on a terminal.
   *
   * @param out the terminal
   * @param columns its width
   * @param nanos the clock, as {@link System#nanoTime}
   */
  public TerminalProgress(PrintStream out, int columns, LongSupplier nanos) {
    this.out = out;
    this.columns = columns;
    this.nanos = nanos;
  }

  @Override
  public void start(String task, long updates) {
    close();
    TimeLeft time = new TimeLeft(updates);
    left = time;
    bar =
        Optional.of(
            ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(updates == 0 ? -1 : updates)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setEtaFunction(state -> time.estimate())
                .setConsumer(new TerminalLine(out, columns))
                .build());
  }

  @Override
  public void note(String message) {
    TerminalLine line = new TerminalLine(out, columns);
    bar.ifPresent(shown -> line.clear());
    out.println("fnde: " + message);
    bar.ifPresent(ProgressBar::refresh);
  }

  @Override
  public void update(ProgressUpdate update) {
    left.updated(nanos.getAsLong());
    bar.ifPresent(shown -> shown.setExtraMessage(UpdateText.of(update)).step());
  }

  @Override
  public void close() {
    bar.ifPresent(shown -> {
      shown.close();
      new TerminalLine(out, columns).clear();
    });
    bar = Optional.empty();
  }
}
