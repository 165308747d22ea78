package org.fnde.experiments.speech;

/**
 * The series of recordings.
 *
 * @param values {@code [kept, frames, coefficients]} in row-major order, followed by anything
 * @param kept which recordings they are of, ascending
 * @param skipped what was left out
 */
record Features(float[] values, int[] kept, Skipped skipped) {}
