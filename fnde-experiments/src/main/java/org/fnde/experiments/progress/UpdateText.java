package org.fnde.experiments.progress;

import java.time.Duration;
import java.util.Locale;

/** Words for an update and for a time. */
public final class UpdateText {
  private UpdateText() {}

  static String of(ProgressUpdate update) {
    return String.format(
        Locale.ROOT,
        "%s %d/%d, loss %.4g, NFE %d + %d",
        update.norm(),
        update.update(),
        update.updates(),
        update.loss(),
        update.nfeForward(),
        update.nfeBackward());
  }

  /**
   * Seconds alone, minutes and seconds, or hours and minutes.
   *
   * @param time a time
   * @return for example {@code 3 min 05 s}
   */
  public static String of(Duration time) {
    long seconds = Math.round(time.toMillis() / 1000.0);
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
        : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
