package org.fnde.experiments.speech;

/** What happens to a recording that is not of the length of the series. */
public enum ClipLength {
  /** It is dropped, and counted. */
  EXACT,
  /** A longer one is cut at its end, and a shorter one followed by silence. */
  FITTED
}
