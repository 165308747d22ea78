package org.fnde.experiments.speech;

import java.util.List;
import java.util.Locale;

/**
 * What was left out of a data set.
 *
 * @param bad recordings that cannot be used
 * @param otherLength the number of good recordings that are not of the length that is asked for
 */
public record Skipped(List<BadAudio> bad, int otherLength) {

  /** Copies the list. */
  public Skipped {
    bad = List.copyOf(bad);
  }

  /**
   * Whether nothing was left out.
   *
   * @return whether both counts are 0
   */
  public boolean isEmpty() {
    return bad.isEmpty() && otherLength == 0;
  }

  /**
   * What was left out, in a line.
   *
   * @return for example {@code 2 bad recordings (yes/a.wav: the file is empty, and 1 more), 4571 of
   *     another length}
   */
  public String summary() {
    if (isEmpty()) {
      return "none";
    }
    String length = String.format(Locale.ROOT, "%d of another length", otherLength);
    if (bad.isEmpty()) {
      return length;
    }
    BadAudio first = bad.getFirst();
    String more = bad.size() == 1 ? "" : ", and " + (bad.size() - 1) + " more";
    String text =
        "%d bad recording%s (%s: %s%s)"
            .formatted(bad.size(), bad.size() == 1 ? "" : "s", first.name(), first.reason(), more);
    return otherLength == 0 ? text : text + ", " + length;
  }
}
