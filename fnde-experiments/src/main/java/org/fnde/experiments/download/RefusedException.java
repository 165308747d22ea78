package org.fnde.experiments.download;

import java.io.IOException;

/** The server answers what no repetition will change. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
