package org.fnde.solve.engine;

/**
 * What a step has to give besides the state at its end; the host knows before the attempt.
 *
 * @param reading what is read inside the step
 * @param follows whether another step follows, which needs the last stage's derivatives
 */
record Variant(Reading reading, boolean follows) {

  /** What is read inside a step. */
  enum Reading {
    /** Nothing: at most the state at the end. */
    NOTHING,
    /** The state at one position, by the dense output's weights there. */
    ONE,
    /** The coefficients of the dense output, for any number of positions. */
    DENSE
  }

  static final int COUNT = 6;

  int index() {
    return 2 * reading.ordinal() + (follows ? 1 : 0);
  }

  @Override
  public String toString() {
    String what =
        switch (reading) {
          case NOTHING -> "read at its end";
          case ONE -> "read inside";
          case DENSE -> "with dense output";
        };
    return follows ? what : what + ", the last";
  }
}
