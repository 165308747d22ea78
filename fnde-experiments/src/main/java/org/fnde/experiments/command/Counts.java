package org.fnde.experiments.command;

import org.fnde.experiments.UsageException;

/** Checks options that count something. */
final class Counts {
  private Counts() {}

  static int positive(String option, int value) {
    if (value < 1) {
      throw new UsageException(option + " " + value + ": need at least 1");
    }
    return value;
  }
}
