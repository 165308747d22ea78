package org.fnde.solve.engine;

/**
 * Names of what the solver adds to programs. They begin with a colon, which names given by users do
 * not, so that both can share one map.
 */
final class Names {
  static final String TIME = ":t";
  static final String STEP = ":h";
  static final String END = ":t end";
  static final String POSITION = ":x";
  static final String RATIO = ":ratio";

  private Names() {}

  static String state(String component) {
    return ":y " + component;
  }

  /** The derivative at the start of a step, or the quadrature's derivative carried there. */
  static String slope(String component) {
    return ":k " + component;
  }

  static String derivative(String component) {
    return ":d " + component;
  }

  static String nextState(String component) {
    return ":y1 " + component;
  }

  static String nextSlope(String component) {
    return ":k1 " + component;
  }

  /** The value at the position that is read. */
  static String read(String component) {
    return ":read " + component;
  }

  static String dense(String component, int power) {
    return ":c" + power + " " + component;
  }

  static String cotangent(String component) {
    return ":cotangent " + component;
  }

  static String stageTime(int stage) {
    return ":t" + stage;
  }

  static String weight(int stage) {
    return ":w" + stage;
  }

  static String rtol(String component) {
    return ":rtol " + component;
  }

  static String atol(String component) {
    return ":atol " + component;
  }

  static void check(String name) {
    if (name.startsWith(":") || name.isBlank()) {
      throw new IllegalArgumentException(
          "name '" + name + "': need one that is not blank and does not begin with a colon");
    }
  }
}
