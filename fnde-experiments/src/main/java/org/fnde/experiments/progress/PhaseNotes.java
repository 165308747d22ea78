package org.fnde.experiments.progress;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Notes now and then how far work is that has several phases.
 *
 * @param progress where the notes go
 * @param nanoTime the clock, in ns
 */
public record PhaseNotes(Progress progress, LongSupplier nanoTime)
    implements Function<String, Advance> {
  private static final long BETWEEN = 5_000_000_000L;

  /** A phase begins; its first note comes after some seconds. */
  @Override
  public Advance apply(String phase) {
    return new Noted(phase, nanoTime.getAsLong());
  }

  private final class Noted implements Advance {
    private final String phase;
    private long last;

    Noted(String phase, long now) {
      this.phase = phase;
      this.last = now;
    }

    @Override
    public void to(long done, long total) {
      long now = nanoTime.getAsLong();
      if (now - last >= BETWEEN) {
        last = now;
        progress.note(
            total > 0
                ? String.format(Locale.ROOT, "%s: %.1f %%", phase, 100.0 * done / total)
                : String.format(Locale.ROOT, "%s: %,d", phase, done));
      }
    }
  }
}
