package org.fnde.solve.engine;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.Statistics;
import org.fnde.solve.Status;

/**
 * What a solve gave.
 *
 * @param status how it ended
 * @param statistics what it cost
 * @param times the save times that were reached
 * @param saved the components at these times
 */
public record Outcome(
    Status status, Statistics statistics, List<Double> times, Map<String, List<Array>> saved) {}
