package org.fnde.experiments.speech;

/**
 * A recording that was left out.
 *
 * @param name its path within the data set
 * @param reason what is wrong with it
 */
public record BadAudio(String name, String reason) {}
