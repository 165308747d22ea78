package org.fnde.experiments.training;

import java.time.Duration;
import java.time.Instant;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.RunFiles;
import org.fnde.models.checkpoint.CheckpointException;

/** Writes the checkpoints of one run as time goes by. A disk that is full does not end the run. */
final class Checkpoints {
  private final RunFiles files;
  private final CheckpointFile.Head head;
  private final Instant started;
  private final Duration every;
  private final Progress progress;
  private long writtenNanos;

  Checkpoints(
      RunFiles files,
      CheckpointFile.Head head,
      Instant started,
      Duration every,
      Progress progress) {
    this.files = files;
    this.head = head;
    this.started = started;
    this.every = every;
    this.progress = progress;
    this.writtenNanos = System.nanoTime();
  }

  /** Writes one at the end of an epoch and where the last is old. */
  void consider(TrainingRun run) {
    if (run.endsEpoch() || System.nanoTime() - writtenNanos >= every.toNanos()) {
      write(run);
    }
  }

  /** Writes one; says so and keeps the former where that fails. */
  boolean write(TrainingRun run) {
    writtenNanos = System.nanoTime();
    try {
      Snapshot snapshot = run.snapshot();
      CheckpointFile.write(files.checkpoint(), head, snapshot);
      ClockFile.write(files.clock(), started, snapshot);
      return true;
    } catch (CheckpointException e) {
      progress.note("no checkpoint: " + e.getMessage() + "; " + former());
      return false;
    }
  }

  private String former() {
    return files.hasCheckpoint() ? "the former one is as it was" : "there is none yet";
  }
}
