package org.fnde.solve.engine;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.Statistics;
import org.fnde.solve.Status;

/**
 * What an adjoint solve gave.
 *
 * @param status how it ended
 * @param statistics what it cost
 * @param values gradients by name of what they are with respect to, if it completed
 */
public record Gradients(Status status, Statistics statistics, Map<String, Array> values) {}
