package org.fnde.experiments;

import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultStore;
import org.fnde.spi.Providers;

/**
 * A comparison of norms.
 *
 * @param norms the adjoint's norms, ids with options, known to the providers, at least one, each
 *     once
 * @param settings the other options
 * @param providers where ids are looked up
 * @param out where the table is printed, nothing else
 * @param progress told of every update
 * @param results where results are stored, one a norm, writable when the comparison starts
 * @param cancelled true once the user has interrupted the comparison; thread-safe
 */
public record CompareRequest(
    List<String> norms,
    Settings settings,
    Providers providers,
    PrintStream out,
    Progress progress,
    ResultStore results,
    BooleanSupplier cancelled) {

  /** Copies the list. */
  public CompareRequest {
    norms = List.copyOf(norms);
  }
}
