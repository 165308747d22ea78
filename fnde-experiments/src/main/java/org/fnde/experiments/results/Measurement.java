package org.fnde.experiments.results;

import java.util.Optional;

/**
 * A measurement during training.
 *
 * @param epoch whole passes over the training data before it
 * @param update updates before it
 * @param learningRate the learning rate then
 * @param train the training set, if measured
 * @param validation the validation set, if measured
 */
public record Measurement(
    int epoch,
    long update,
    double learningRate,
    Optional<Metrics> train,
    Optional<Metrics> validation) {}
