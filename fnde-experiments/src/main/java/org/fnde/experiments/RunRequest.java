package org.fnde.experiments;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultStore;
import org.fnde.spi.Providers;

/**
 * One training run.
 *
 * @param norm the adjoint's norm, an id with options, known to the providers
 * @param settings the other options
 * @param providers where ids are looked up
 * @param out where results are printed, nothing else
 * @param progress told of every update
 * @param results where the result is stored, writable when the run starts
 * @param cancelled true once the user has interrupted the run; thread-safe
 */
public record RunRequest(
    Optional<String> norm,
    Settings settings,
    Providers providers,
    PrintStream out,
    Progress progress,
    ResultStore results,
    BooleanSupplier cancelled) {}
