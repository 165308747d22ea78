package org.fnde.backend;

/** An executable whose BOUND inputs have values. Immutable and thread-safe. */
public interface Binding {

  /**
   * What the values were bound to.
   *
   * @return the executable
   */
  Executable executable();
}
