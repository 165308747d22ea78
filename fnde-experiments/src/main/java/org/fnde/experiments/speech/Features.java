package org.fnde.experiments.speech;

/**
 * The series of recordings.
 *
 * @param values {@code [kept, frames, coefficients]} in row-major order, followed by anything
 * @param kept which recordings they are of, ascending
 * @param skipped what was left out
 * @param lasting whether the same recordings would give the same again: none could not be read
 */
record Features(float[] values, int[] kept, Skipped skipped, boolean lasting) {}
