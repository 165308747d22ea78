package org.fnde.experiments.progress;

/** Told how far a piece of work is whose extent is known; by one thread at a time. */
@FunctionalInterface
public interface Advance {

  /**
   * Some of the work is done.
   *
   * @param done how much, in units of the work: bytes or recordings
   * @param total how much there is, 0 if unknown
   */
  void to(long done, long total);

  /**
   * Keeps silent.
   *
   * @return an advance that nobody hears of
   */
  static Advance silent() {
    return (done, total) -> {};
  }
}
