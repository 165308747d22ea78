package org.fnde.experiments.audio;

/** What happens to a recording that cannot be used. */
public enum OnBadAudio {
  /** It is left out, counted and reported. */
  SKIP,
  /** The first one, in the order of names, ends the work. */
  FAIL
}
