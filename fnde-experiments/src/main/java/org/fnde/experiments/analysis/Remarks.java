package org.fnde.experiments.analysis;

import java.util.List;

/** What the numbers show that only one experiment's can. */
interface Remarks {

  /**
   * Sentences that the numbers bear out.
   *
   * @param comparison completed and other runs of the experiment
   * @return none if there is nothing to say
   */
  List<String> sentences(Comparison comparison);

  /**
   * Whether a norm says something about the others; one that is there only for comparison with what
   * was published does not.
   *
   * @param norm its id, with options
   * @return false if it is left aside where the others are compared under several tolerances
   */
  boolean isCompared(String norm);

  static Remarks of(String experiment) {
    return experiment.equals("acrobot") ? new AcrobotRemarks() : new None();
  }

  /** Of an experiment that nothing more is known about. */
  record None() implements Remarks {
    @Override
    public List<String> sentences(Comparison comparison) {
      return List.of();
    }

    @Override
    public boolean isCompared(String norm) {
      return true;
    }
  }
}
