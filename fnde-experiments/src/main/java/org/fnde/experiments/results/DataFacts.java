package org.fnde.experiments.results;

/**
 * What a run was trained and tested on.
 *
 * @param about the data in words
 * @param train the number of examples to train on
 * @param validation the number to validate on
 * @param test the number to test on
 * @param leftOut how many more there were that could not be used
 * @param reason what was wrong with these, in a line
 */
public record DataFacts(
    String about, long train, long validation, long test, long leftOut, String reason) {}
