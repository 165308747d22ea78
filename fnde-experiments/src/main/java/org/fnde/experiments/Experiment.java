package org.fnde.experiments;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.fnde.experiments.tolerance.AdjointTolerances;

/** One experiment of the {@code fnde} command, found through a Guice multibinding. */
public interface Experiment {

  /**
   * The name the command knows it by, lower case.
   *
   * @return the id
   */
  String id();

  /**
   * What it trains, in one line.
   *
   * @return the description
   */
  String description();

  /**
   * What it does where the user does not say otherwise.
   *
   * @param full whether in the published configuration, or in one that takes minutes
   * @return the defaults
   */
  Defaults defaults(boolean full);

  /**
   * Checks what the user asked for; nothing is loaded or computed yet.
   *
   * @param settings the settings
   * @return what distinguishes its runs beside norm and tolerances, by name, for example the size
   *     of a model; the names and values become part of the results' directory
   * @throws UsageException if an option does not fit
   */
  SequencedMap<String, String> options(Settings settings);

  /**
   * What can be chosen of its data and its model.
   *
   * @return the choices it takes; others are refused
   */
  default Set<Choice> choices() {
    return Set.of();
  }

  /**
   * What a comparison trains once more for, with the norm of a run and the first seed, so that its
   * result stands beside the others.
   *
   * @param settings the comparison's settings, at one tolerance
   * @return other settings of this experiment; empty for nothing
   */
  default Optional<Settings> beside(Settings settings) {
    return Optional.empty();
  }

  /**
   * Tolerances of the adjoint that a comparison tries on one batch, to show where norms part.
   *
   * @return the tolerances; empty for none
   */
  List<AdjointTolerances> probes();

  /**
   * Loads the data and builds the model.
   *
   * @param workbench what it may use
   * @return the task
   * @throws ExperimentException if the data cannot be had
   */
  Task open(Workbench workbench);
}
