package org.fnde.experiments.series;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Which series are trained on, validated on and tested on.
 *
 * @param train indices in ascending order
 * @param validation indices in ascending order
 * @param test indices in ascending order
 */
public record Split(int[] train, int[] validation, int[] test) {
  private static final long TRAIN_SEED = 0;
  private static final long TEST_SEED = 1;

  /**
   * 70 % to train on, 15 % to validate on and 15 % to test on, drawn at random with the same shares
   * of every class. The sizes are {@code floor(0.7·n)}, half of the rest rounded down, and what
   * remains; always the same series for the same labels.
   *
   * @param labels the class of each series
   * @return the split
   * @throws SeriesException if a part would be empty
   */
  public static Split random(int[] labels) {
    int[] all = IntStream.range(0, labels.length).toArray();
    int train = (int) (7L * all.length / 10);
    Halves first = Halves.draw(all, labels, train, TRAIN_SEED);
    Halves second = Halves.draw(first.rest(), labels, first.rest().length / 2, TEST_SEED);
    return new Split(first.drawn(), second.drawn(), second.rest()).checked();
  }

  /**
   * One group to test on, such as a speaker; the others in the proportion of 70 to 15 to train and
   * to validate on, with the same shares of every class.
   *
   * @param labels the class of each series
   * @param groups the group of each series
   * @param heldOut the group that is not trained on
   * @return the split
   * @throws SeriesException if there is no such group, or a part would be empty
   */
  public static Split heldOut(int[] labels, List<String> groups, String heldOut) {
    if (!groups.contains(heldOut)) {
      throw new SeriesException(
          "no series of '%s' to hold out; there are %s"
              .formatted(heldOut, groups.stream().distinct().sorted().toList()));
    }
    int[] test = where(groups, heldOut, true);
    int[] others = where(groups, heldOut, false);
    Halves halves = Halves.draw(others, labels, (int) (70L * others.length / 85), TRAIN_SEED);
    return new Split(halves.drawn(), halves.rest(), test).checked();
  }

  private static int[] where(List<String> groups, String group, boolean equal) {
    return IntStream.range(0, groups.size())
        .filter(i -> groups.get(i).equals(group) == equal)
        .toArray();
  }

  private Split checked() {
    if (train.length == 0 || validation.length == 0 || test.length == 0) {
      throw new SeriesException(
          "too few series: %d to train, %d to validate and %d to test on; need one of each"
              .formatted(train.length, validation.length, test.length));
    }
    return this;
  }
}
