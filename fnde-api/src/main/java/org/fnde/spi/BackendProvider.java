package org.fnde.spi;

import org.fnde.backend.Backend;

/** Provides a backend. */
public interface BackendProvider extends Provider<Backend> {

  /**
   * How much this backend suggests itself where the user names none: among the available ones the
   * greatest preference is taken. Answering takes no noticeable time.
   *
   * @return 0 for a backend that is to be asked for, 10 for one that is good on any machine, more
   *     for one that finds better hardware here
   */
  default int preference() {
    return 0;
  }
}
