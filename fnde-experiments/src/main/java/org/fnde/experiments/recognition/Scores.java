package org.fnde.experiments.recognition;

/** Logits of some classes. */
final class Scores {
  private Scores() {}

  /** The first place of the largest. */
  static int largest(double[] logits, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = logits[from + i] > logits[from + best] ? i : best;
    }
    return best;
  }
}
