package org.fnde.solve.engine;

import java.util.Comparator;
import java.util.List;

/**
 * How bad a component was in a failed step.
 *
 * @param component its name
 * @param error its largest scaled error
 */
record Diagnosis(String component, double error) {

  /** The largest; what is not finite counts as infinite. */
  static Diagnosis worst(List<Diagnosis> all) {
    return all.stream().max(Comparator.comparingDouble(Diagnosis::badness)).orElseThrow();
  }

  private double badness() {
    return isFinite() ? error : Double.POSITIVE_INFINITY;
  }

  boolean isFinite() {
    return Double.isFinite(error);
  }
}
