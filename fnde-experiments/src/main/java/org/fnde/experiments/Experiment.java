package org.fnde.experiments;

/**
 * One experiment of the {@code fnde} command, found through a Guice multibinding. It prints to the
 * request's output alone, and stops at the next step once it is cancelled, keeping what it
 * measured.
 */
public interface Experiment {

  /**
   * The name the command knows it by, lower case.
   *
   * @return the id
   */
  String id();

  /**
   * What it trains, in one line.
   *
   * @return the description
   */
  String description();

  /**
   * Trains once.
   *
   * @param request how
   * @throws UsageException if an option does not fit, before any work
   * @throws ExperimentException if the run failed; what was measured until then is stored
   */
  void run(RunRequest request);

  /**
   * Trains with every norm from the same weights on the same batches, and prints one table.
   *
   * @param request how
   * @throws UsageException if an option does not fit, before any work
   * @throws ExperimentException if a norm's run failed; the others are completed and stored
   */
  void compare(CompareRequest request);
}
