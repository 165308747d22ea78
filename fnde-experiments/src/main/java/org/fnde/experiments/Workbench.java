package org.fnde.experiments;

import java.util.function.BooleanSupplier;
import org.fnde.backend.Backend;
import org.fnde.experiments.progress.Progress;
import org.fnde.spi.Providers;

/**
 * What an experiment has at hand.
 *
 * @param settings what the user asked for
 * @param providers where ids are looked up
 * @param backend what everything runs on; open as long as the task is used
 * @param progress told of what takes long
 * @param cancelled true once the user has interrupted the run; thread-safe
 */
public record Workbench(
    Settings settings,
    Providers providers,
    Backend backend,
    Progress progress,
    BooleanSupplier cancelled) {}
