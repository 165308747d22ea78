package org.fnde.experiments.training;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.progress.ProgressUpdate;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;

/**
 * Advances several runs batch by batch, so that all of them meet the same moods of the machine: the
 * one that is behind goes on, and of equals another one goes first each time.
 *
 * @param members the runs
 * @param progress told of every update and measurement
 * @param cancelled asked before every batch
 */
record SideBySide(List<Member> members, Progress progress, BooleanSupplier cancelled) {

  /**
   * A run and what belongs to it.
   *
   * @param norm the adjoint's norm
   * @param planned how many updates it makes at most
   * @param run the run
   * @param checkpoints where it is kept
   */
  record Member(String norm, long planned, TrainingRun run, Checkpoints checkpoints) {}

  /** Trains until all runs are complete or failed, or it is cancelled. */
  void run() {
    Optional<Member> next = next();
    while (next.isPresent() && !cancelled.getAsBoolean()) {
      advance(next.get());
      next = next();
    }
    for (Member member : members) {
      member.run().interrupt();
      member.checkpoints().write(member.run());
    }
  }

  private Optional<Member> next() {
    int n = members.size();
    return IntStream.range(0, n)
        .boxed()
        .filter(i -> members.get(i).run().isRunning())
        .min(
            Comparator.<Integer>comparingLong(i -> members.get(i).run().position())
                .thenComparing(i -> turn(i, n)))
        .map(members::get);
  }

  private int turn(int index, int n) {
    return (int) Math.floorMod(index - members.get(index).run().position(), (long) n);
  }

  private void advance(Member member) {
    TrainingRun run = member.run();
    int updates = run.updates().size();
    int measurements = run.history().size();
    run.advance();
    if (run.updates().size() > updates) {
      report(member, run.updates().getLast());
    }
    if (run.history().size() > measurements) {
      progress.note(member.norm() + ": " + words(run.history().getLast()));
    }
    if (run.isRunning()) {
      member.checkpoints().consider(run);
    } else if (run.status() instanceof RunStatus.Completed
        && run.updates().size() < member.planned()) {
      progress.note(
          member.norm()
              + ": ended after "
              + run.updates().size()
              + " of "
              + member.planned()
              + " updates, as the loss had stopped falling");
    }
  }

  private void report(Member member, Update last) {
    progress.update(
        new ProgressUpdate(
            member.norm(),
            member.run().updates().size(),
            member.planned(),
            last.loss(),
            last.forward().nfe(),
            last.backward().nfe()));
  }

  private static String words(Measurement m) {
    return String.format(
        "epoch %d, update %d: train %s; validation %s",
        m.epoch(), m.update(), words(m.train()), words(m.validation()));
  }

  private static String words(Metrics metrics) {
    String accuracy =
        metrics.accuracy().isPresent()
            ? String.format(Locale.ROOT, ", accuracy %.3g", metrics.accuracy().getAsDouble())
            : "";
    return String.format(
        Locale.ROOT,
        "loss %.3g%s, NFE %d forward, %d backward",
        metrics.loss(),
        accuracy,
        metrics.forward().nfe(),
        metrics.backward().nfe());
  }
}
