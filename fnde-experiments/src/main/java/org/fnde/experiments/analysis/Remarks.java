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

  /**
   * What runs are that are not the published experiment.
   *
   * @return a few words that stand above the numbers
   */
  default String unpublished() {
    return "short run, not the published result";
  }

  static Remarks of(String experiment) {
    return switch (experiment) {
      case "acrobot" -> new AcrobotRemarks();
      case WordRemarks.DIGITS, WordRemarks.COMMANDS -> new WordRemarks(experiment);
      default -> new None();
    };
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
