package org.fnde.experiments.progress;

/**
 * Told how far an experiment is. Called by one thread at a time; the caller closes it at the end.
 */
public interface Progress extends AutoCloseable {

  /**
   * An experiment starts. The time left is estimated over all of its updates, those of all norms
   * together.
   *
   * @param task what it is, for example {@code compare acrobot}
   * @param updates the number of calls of {@link #update} to come, 0 if unknown
   */
  void start(String task, long updates);

  /**
   * A note between updates, for example {@code warming up}.
   *
   * @param message one line
   */
  void note(String message);

  /**
   * An update of the weights is done.
   *
   * @param update what it did
   */
  void update(ProgressUpdate update);

  /** Takes the bar away; repeated calls do nothing. */
  @Override
  void close();

  /**
   * Keeps silent.
   *
   * @return a progress that shows nothing
   */
  static Progress silent() {
    return new SilentProgress();
  }
}
