package org.fnde.backend;

/**
 * A program prepared to run again and again in one {@link Run}, for one thread at a time. Its
 * methods allocate nothing. Running may return early; reading a number waits, and reports every
 * failure since.
 */
public interface Launch {

  /**
   * Where the value of a STEP input is set.
   *
   * @param input the name of a STEP input
   * @return its slot, for {@link #set}; a slot that is ignored if no output depends on the input
   * @throws IllegalArgumentException if there is no such input
   */
  int slot(String input);

  /**
   * Sets a STEP input, which keeps its value until it is set again.
   *
   * @param slot from {@link #slot}
   * @param value the value
   */
  void set(int slot, double value);

  /** Computes the outputs of group ATTEMPT. */
  void attempt();

  /** Computes the outputs of group COMMIT, from the inputs of the last attempt. */
  void commit();

  /**
   * Where a scalar output is read.
   *
   * @param output the name of an output that is a shared scalar
   * @return its slot, for {@link #get}
   * @throws IllegalArgumentException if there is no such output
   */
  int result(String output);

  /**
   * Reads a scalar output.
   *
   * @param result from {@link #result}
   * @return its value
   * @throws BackendException if running the program failed
   */
  double get(int result);
}
