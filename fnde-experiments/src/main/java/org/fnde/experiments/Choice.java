package org.fnde.experiments;

/**
 * What can be chosen of the data and the model of some experiments, beside what all of them take.
 */
public enum Choice {
  /** The directory of the data. */
  DATA("--data"),
  /** Which examples are tested on. */
  SPLIT("--split"),
  /** What happens to recordings that cannot be used. */
  ON_BAD_AUDIO("--on-bad-audio"),
  /** The size of the model. */
  HIDDEN("--hidden"),
  /** How a solve meets the knots of a control. */
  KNOTS("--knots");

  private final String option;

  Choice(String option) {
    this.option = option;
  }

  /**
   * The option of the command line.
   *
   * @return its name, with two hyphens
   */
  public String option() {
    return option;
  }
}
