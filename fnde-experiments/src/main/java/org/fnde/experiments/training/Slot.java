package org.fnde.experiments.training;

import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.experiments.results.ResultException;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunFiles;
import org.fnde.experiments.results.RunStatus;
import org.fnde.models.ParameterLayout;
import org.fnde.models.checkpoint.CheckpointException;

/**
 * One run to be made, or to be gone on with.
 *
 * @param configuration the run's configuration
 * @param files where it is stored
 * @param from where it goes on; empty for a new run
 * @param started when it started
 * @param isComplete whether nothing is left to do
 */
record Slot(
    Configuration configuration,
    RunFiles files,
    Optional<Snapshot> from,
    Instant started,
    boolean isComplete) {

  /** Whether its result says what other tolerances of the adjoint cost. */
  boolean isProbed() {
    return isComplete && !ResultFile.read(files.result()).probes().isEmpty();
  }

  /** Finds slots among stored results. */
  record Finder(
      String experiment, ParameterLayout layout, ResultDirectory results, Progress progress) {

    /** A new run; says so if another one of the same configuration was interrupted. */
    Slot fresh(Configuration configuration) {
      Optional<Slot> open = stored(configuration).filter(slot -> !slot.isComplete());
      open.ifPresent(slot ->
          progress.note(
              "a run like this one was interrupted; --resume goes on with "
                  + slot.files().checkpoint()));
      RunFiles files = results.next(experiment, configuration);
      return new Slot(configuration, files, Optional.empty(), Instant.now(), false);
    }

    /** The run to go on with, or the complete one, or a new one where there is neither. */
    Slot resumed(Configuration configuration) {
      Optional<Slot> stored = stored(configuration);
      progress.note(stored.map(Finder::found).orElseGet(() -> nothing(configuration)));
      return stored.orElseGet(() -> fresh(configuration));
    }

    /** A typing error in an option must not start hours of work again without a word. */
    private String nothing(Configuration configuration) {
      String others =
          results.runs(experiment, configuration).reversed().stream()
              .filter(RunFiles::hasCheckpoint)
              .flatMap(files -> difference(files, configuration).stream())
              .findFirst()
              .map(difference -> "; " + difference)
              .orElse("");
      return "nothing to go on with for "
          + configuration.norm()
          + ", seed "
          + configuration.seed()
          + others
          + ": starting with the first update";
    }

    private static Optional<String> difference(RunFiles files, Configuration configuration) {
      try {
        Configuration there = CheckpointFile.read(files.checkpoint()).head().configuration();
        return Optional.of(
            files.checkpoint() + " has " + String.join(", ", configuration.differences(there)));
      } catch (CheckpointException | ResultException e) {
        return Optional.empty();
      }
    }

    private static String found(Slot slot) {
      if (slot.isComplete()) {
        return "complete already: " + slot.files().result();
      }
      int updates = slot.from().map(snapshot -> snapshot.updates().size()).orElse(0);
      return "going on after update " + updates + " of " + slot.files().checkpoint();
    }

    /** The last interrupted run of a configuration, or else the last complete one. */
    Optional<Slot> stored(Configuration configuration) {
      Optional<Slot> complete = Optional.empty();
      for (RunFiles files : results.runs(experiment, configuration).reversed()) {
        Optional<Slot> slot = slot(configuration, files);
        if (slot.isPresent() && !slot.get().isComplete()) {
          return slot;
        }
        complete = complete.or(() -> slot);
      }
      return complete;
    }

    private Optional<Slot> slot(Configuration configuration, RunFiles files) {
      if (!files.hasCheckpoint()) {
        return Optional.empty();
      }
      try {
        CheckpointFile file = CheckpointFile.read(files.checkpoint());
        CheckpointFile.Head head = file.head();
        if (!head.experiment().equals(experiment)
            || !head.configuration().trainsLike(configuration)) {
          return Optional.empty();
        }
        Snapshot snapshot = ClockFile.restore(files.clock(), file.snapshot(layout));
        Instant started = ClockFile.started(files.clock());
        boolean complete = snapshot.isComplete() && isStored(files);
        return Optional.of(
            new Slot(configuration, files, Optional.of(snapshot), started, complete));
      } catch (CheckpointException | ResultException e) {
        progress.note("passed over: " + e.getMessage());
        return Optional.empty();
      }
    }

    private static boolean isStored(RunFiles files) {
      return Files.exists(files.result())
          && ResultFile.read(files.result()).status() instanceof RunStatus.Completed;
    }
  }
}
