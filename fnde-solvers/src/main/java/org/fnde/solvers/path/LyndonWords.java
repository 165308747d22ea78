package org.fnde.solvers.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The words that are less than all their proper suffixes; their coefficients determine a
 * log-signature (C. Reutenauer, Free Lie Algebras, 1993). Found by the algorithm of J.-P. Duval
 * (1988).
 */
final class LyndonWords {
  private LyndonWords() {}

  /** All words of at most some letters, the shorter first, those of one length in order. */
  static List<int[]> of(int letters, int most) {
    List<int[]> words = new ArrayList<>();
    int[] word = new int[most + 1];
    word[0] = -1;
    int length = 1;
    while (length > 0) {
      word[length - 1]++;
      words.add(Arrays.copyOf(word, length));
      for (int i = length; i < most; i++) {
        word[i] = word[i % length];
      }
      length = most;
      while (length > 0 && word[length - 1] == letters - 1) {
        length--;
      }
    }
    // The sort is stable, and words of one length come in order.
    words.sort(Comparator.comparingInt(w -> w.length));
    return words;
  }
}
