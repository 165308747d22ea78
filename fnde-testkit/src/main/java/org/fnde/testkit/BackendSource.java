package org.fnde.testkit;

import org.fnde.backend.Backend;

/** Where backend contracts get the backend from. */
public interface BackendSource {

  /**
   * A new backend, which the test closes.
   *
   * @return the backend
   */
  Backend backend();

  /**
   * Whether the backend runs plain Java, as backends on the host do.
   *
   * @return true unless overridden
   */
  default boolean callsPlainJava() {
    return true;
  }
}
