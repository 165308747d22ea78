package org.fnde.experiments.progress;

/**
 * One update of the weights.
 *
 * @param norm the adjoint's norm
 * @param update its number within this norm's run, from 1
 * @param updates how many this norm's run has
 * @param loss the loss of its batch
 * @param nfeForward evaluations of the vector field by the forward solve
 * @param nfeBackward evaluations of the vector field by the adjoint solve
 */
public record ProgressUpdate(
    String norm, long update, long updates, double loss, long nfeForward, long nfeBackward) {}
