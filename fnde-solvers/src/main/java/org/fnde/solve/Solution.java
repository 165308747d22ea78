package org.fnde.solve;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.engine.Stack;

/**
 * The result of a solve, in host memory: the state at the save times that were reached, and how it
 * went. Immutable.
 */
public final class Solution {
  private final Status status;
  private final Statistics statistics;
  private final List<Double> times;
  private final Map<String, List<Array>> saved;

  Solution(
      Status status, Statistics statistics, List<Double> times, Map<String, List<Array>> saved) {
    this.status = status;
    this.statistics = statistics;
    this.times = List.copyOf(times);
    this.saved = saved;
  }

  /**
   * How it ended.
   *
   * @return the status
   */
  public Status status() {
    return status;
  }

  /**
   * What it cost.
   *
   * @return the statistics
   */
  public Statistics statistics() {
    return statistics;
  }

  /**
   * The save times that were reached, all of them if the solve completed.
   *
   * @return the times in the order of the solve
   */
  public List<Double> times() {
    return times;
  }

  /**
   * The state at the last time reached, of a state of one component.
   *
   * @return its elements, rows first
   * @throws IllegalStateException if the state has several components; name one
   */
  public double[] last() {
    return y(times.size() - 1).toDoubles();
  }

  /**
   * The state at one time, of a state of one component.
   *
   * @param i the index of the time
   * @return {@code [dims]}, with the rows of the initial state
   * @throws IndexOutOfBoundsException if there is no such time
   * @throws IllegalStateException if the state has several components; name one
   */
  public Array y(int i) {
    return y(only(), i);
  }

  /**
   * The state at all times, of a state of one component.
   *
   * @return {@code [times, dims]}, with the rows of the initial state
   * @throws IllegalStateException if the state has several components; name one
   */
  public Array y() {
    return y(only());
  }

  /**
   * A component at one time.
   *
   * @param component its name
   * @param i the index of the time
   * @return {@code [dims]}, with the rows of the initial state
   * @throws IllegalArgumentException if there is no such component
   * @throws IndexOutOfBoundsException if there is no such time
   */
  public Array y(String component, int i) {
    return all(component).get(i);
  }

  /**
   * A component at all times.
   *
   * @param component its name
   * @return {@code [times, dims]}, with the rows of the initial state
   * @throws IllegalArgumentException if there is no such component
   */
  public Array y(String component) {
    return Stack.stack(all(component));
  }

  /**
   * This solution if it is complete.
   *
   * @return this
   * @throws SolveException if the solve did not reach the last time
   */
  public Solution orThrow() {
    if (!status.isCompleted()) {
      throw new SolveException("solve", status);
    }
    return this;
  }

  private List<Array> all(String component) {
    List<Array> values = saved.getOrDefault(component, List.of());
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "no component '" + component + "'; there are " + saved.keySet());
    }
    return values;
  }

  private String only() {
    if (saved.size() > 1) {
      throw new IllegalStateException(
          "the state has components " + saved.keySet() + "; say which: y(component)");
    }
    return saved.keySet().iterator().next();
  }
}
