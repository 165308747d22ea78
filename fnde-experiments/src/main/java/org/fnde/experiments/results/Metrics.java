package org.fnde.experiments.results;

import java.util.OptionalDouble;

/**
 * A data set measured with fixed weights.
 *
 * @param loss mean over the data set
 * @param accuracy share of right answers from 0 to 1, empty where there is no such thing
 * @param datasetSize samples measured
 */
public record Metrics(double loss, OptionalDouble accuracy, long datasetSize) {}
