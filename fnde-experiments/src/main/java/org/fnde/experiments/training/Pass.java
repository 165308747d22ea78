package org.fnde.experiments.training;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fnde.experiments.Split;

/**
 * A measurement under way: parts of the data set one after the other, batch by batch.
 *
 * @param splits the parts
 * @param tallies the sums of the parts begun so far, at least one, the last of them under way
 */
record Pass(List<Split> splits, List<Tally> tallies) {
  private static final List<Split> DURING_TRAINING = List.of(Split.TRAIN, Split.VALIDATION);
  private static final List<Split> AT_THE_END = List.of(Split.TEST);

  Pass {
    splits = List.copyOf(splits);
    tallies = List.copyOf(tallies);
  }

  static Pass duringTraining(Instant now) {
    return new Pass(DURING_TRAINING, List.of(Tally.start(now)));
  }

  static Pass atTheEnd(Instant now) {
    return new Pass(AT_THE_END, List.of(Tally.start(now)));
  }

  boolean isAtTheEnd() {
    return splits.equals(AT_THE_END);
  }

  Split split() {
    return splits.get(tallies.size() - 1);
  }

  Tally current() {
    return tallies.getLast();
  }

  Pass with(Tally current) {
    List<Tally> changed = new ArrayList<>(tallies);
    changed.set(changed.size() - 1, current);
    return new Pass(splits, changed);
  }

  boolean isLastSplit() {
    return tallies.size() == splits.size();
  }

  Pass nextSplit(Instant now) {
    List<Tally> changed = new ArrayList<>(tallies);
    changed.add(Tally.start(now));
    return new Pass(splits, changed);
  }
}
