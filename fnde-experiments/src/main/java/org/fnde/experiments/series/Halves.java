package org.fnde.experiments.series;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.fnde.models.CounterRandom;

/**
 * Indices cut in two at random, with the same shares of every class in both as nearly as whole
 * numbers allow: each class gives the whole part of its share, and the largest fractions, the lower
 * class first, give one more.
 *
 * @param drawn one part, ascending
 * @param rest the other, ascending
 */
record Halves(int[] drawn, int[] rest) {

  static Halves draw(int[] indices, int[] labels, int count, long seed) {
    int classes = Arrays.stream(indices).map(i -> labels[i]).max().orElse(-1) + 1;
    int[][] members = new int[classes][];
    for (int label = 0; label < classes; label++) {
      int wanted = label;
      members[label] = Arrays.stream(indices).filter(i -> labels[i] == wanted).toArray();
    }
    int[] shares = shares(members, indices.length, count);
    IntStream.Builder drawn = IntStream.builder();
    IntStream.Builder rest = IntStream.builder();
    for (int label = 0; label < classes; label++) {
      int[] order =
          CounterRandom.of(seed, "split", "class " + label).permutation(members[label].length);
      for (int i = 0; i < order.length; i++) {
        (i < shares[label] ? drawn : rest).add(members[label][order[i]]);
      }
    }
    return new Halves(drawn.build().sorted().toArray(), rest.build().sorted().toArray());
  }

  /** Largest remainders: in exact arithmetic, so that ties are ties. */
  private static int[] shares(int[][] members, int all, int count) {
    int[] shares = new int[members.length];
    long[] fractions = new long[members.length];
    int left = count;
    for (int label = 0; label < shares.length; label++) {
      long exact = (long) members[label].length * count;
      shares[label] = (int) (exact / Math.max(1, all));
      fractions[label] = exact % Math.max(1, all);
      left -= shares[label];
    }
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparing((Integer label) -> -fractions[label]))
        .limit(left)
        .forEach(label -> shares[label]++);
    return shares;
  }
}
