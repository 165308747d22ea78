package org.fnde.experiments;

/** The parts of a data set. */
public enum Split {
  /** What is trained on. */
  TRAIN,
  /** What weights and learning rates are chosen by. */
  VALIDATION,
  /** What is looked at once, at the end. */
  TEST
}
