package org.fnde.experiments;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.spi.Providers;

/**
 * What to train, and with what.
 *
 * @param norms the adjoint's norms, ids with options, known to the providers, each once; none for
 *     the experiment's own choice
 * @param comparing whether norms are compared, with gradients checked, or one run is made
 * @param settings the other options
 * @param providers where ids are looked up
 * @param progress told of every update
 * @param results where results are stored
 * @param cancelled true once the user has interrupted the run; thread-safe
 */
public record TrainingRequest(
    List<String> norms,
    boolean comparing,
    Settings settings,
    Providers providers,
    Progress progress,
    ResultDirectory results,
    BooleanSupplier cancelled) {

  /** Copies the list. */
  public TrainingRequest {
    norms = List.copyOf(norms);
  }

  /**
   * The same without a comparison.
   *
   * @return a changed copy
   */
  public TrainingRequest alone() {
    return new TrainingRequest(norms, false, settings, providers, progress, results, cancelled);
  }
}
