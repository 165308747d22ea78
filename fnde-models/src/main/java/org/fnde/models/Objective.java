package org.fnde.models;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.VectorField;
import org.fnde.graph.ArrayType;
import org.fnde.solve.Chain;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.ProgramNode;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics;

/**
 * What training makes small, as a function of parameters and a batch. Thread-safe if its node is;
 * closing it closes the node.
 *
 * @param node computes {@link #LOSS} from the parameters, by their names, and from a batch, and
 *     differentiates it with respect to the parameters
 * @param layout the parameters
 */
public record Objective(Node node, ParameterLayout layout) implements AutoCloseable {
  /** The value of the node that is made small, a shared scalar. */
  public static final String LOSS = "loss";

  /**
   * The value of the node that counts the rows that were classified rightly, a shared scalar; a
   * node may do without.
   */
  public static final String HITS = "hits";

  /** The input of the initial states in {@link #of}, of the state's type. */
  public static final String INITIAL = "y0";

  /** The input of the observed states in {@link #of}, {@code [times, dims]} with rows. */
  public static final String TARGET = "target";

  /**
   * A loss and its cost.
   *
   * @param loss the loss
   * @param forward the cost of the forward solve
   * @param hits how many rows were classified rightly, if the node counts them
   */
  public record Measurement(double loss, Statistics forward, OptionalLong hits) {

    /**
     * Without a count of hits.
     *
     * @param loss the loss
     * @param forward the cost of the forward solve
     */
    public Measurement(double loss, Statistics forward) {
      this(loss, forward, OptionalLong.empty());
    }
  }

  /**
   * The loss of a solve's states at its save times against observed ones. A batch gives {@link
   * #INITIAL} and {@link #TARGET}.
   *
   * @param solve a solve of a {@link VectorField} with its save times and adjoint
   * @param layout the parameters of the field
   * @param loss compares states
   * @param states element type and {@code [times, dims]} with rows
   * @param backend what runs it; stays the caller's to close
   * @return the objective
   * @throws IllegalArgumentException if the solve names something that does not exist
   */
  public static Objective of(
      Solve solve, ParameterLayout layout, Loss loss, ArrayType states, Backend backend) {
    // The solve, which holds what has to be closed, comes after all that may fail.
    Node compared = ProgramNode.of(loss.program(states), backend, Set.of("y"));
    Node solved = solve.backend(backend).node(new LinkedHashSet<>(layout.names()));
    Map<String, String> initial = Map.of("y", INITIAL);
    return new Objective(Chain.empty().then(solved, initial, Map.of()).then(compared), layout);
  }

  /**
   * Computes the loss.
   *
   * @param parameters the parameters
   * @param batch the other inputs of the node, by name
   * @return the loss and what it cost
   * @throws IllegalArgumentException if an input is missing or does not fit; the message names it
   * @throws org.fnde.solve.SolveException if a solve did not reach its end
   */
  public Measurement measure(Parameters parameters, Map<String, Array> batch) {
    try (Evaluation evaluation = node.evaluate(inputs(parameters, batch))) {
      return new Measurement(
          evaluation.values().get(LOSS).get(0), evaluation.forward(), hits(evaluation));
    }
  }

  /**
   * Computes the loss and its gradient.
   *
   * @param parameters the parameters
   * @param batch the other inputs of the node, by name
   * @return loss, gradient and what they cost
   * @throws IllegalArgumentException if an input is missing or does not fit; the message names it
   * @throws org.fnde.solve.SolveException if a solve did not reach its end
   */
  public LossGradient gradient(Parameters parameters, Map<String, Array> batch) {
    try (Evaluation evaluation = node.evaluate(inputs(parameters, batch))) {
      Array loss = evaluation.values().get(LOSS);
      Array one = Array.of(loss.type(), 1, new double[] {1});
      Map<String, Array> gradients = evaluation.pullback(Map.of(LOSS, one));
      return new LossGradient(
          loss.get(0),
          Parameters.join(layout, gradients),
          evaluation.forward(),
          evaluation.backward(),
          hits(evaluation));
    }
  }

  private static OptionalLong hits(Evaluation evaluation) {
    Map<String, Array> values = evaluation.values();
    return values.containsKey(HITS)
        ? OptionalLong.of(Math.round(values.get(HITS).get(0)))
        : OptionalLong.empty();
  }

  private static Map<String, Array> inputs(Parameters parameters, Map<String, Array> batch) {
    Map<String, Array> inputs = new HashMap<>(parameters.toArrays());
    inputs.putAll(batch);
    return inputs;
  }

  @Override
  public void close() {
    node.close();
  }
}
