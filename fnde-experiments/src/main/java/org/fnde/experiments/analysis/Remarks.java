package org.fnde.experiments.analysis;

import java.util.List;

/** What the numbers show that only one experiment's can. */
@FunctionalInterface
interface Remarks {

  /**
   * Sentences that the numbers bear out.
   *
   * @param comparison completed and other runs of the experiment
   * @return none if there is nothing to say
   */
  List<String> sentences(Comparison comparison);

  static Remarks of(String experiment) {
    return experiment.equals("acrobot") ? new AcrobotRemarks() : comparison -> List.of();
  }
}
