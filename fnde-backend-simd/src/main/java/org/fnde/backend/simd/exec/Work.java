package org.fnde.backend.simd.exec;

/** Something in independent items. */
public interface Work {

  /**
   * Does one item.
   *
   * @param item which one
   * @param worker the number of the thread that does it, 0 for the caller
   */
  void run(int item, int worker);
}
