package org.fnde.models;

import java.util.List;
import java.util.function.UnaryOperator;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.VectorField;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.solve.Solve;

/**
 * A neural ordinary differential equation: {@code dy/dt = f(t, y)} with a trained vector field,
 * solved from initial states to given times.
 *
 * <p>R. T. Q. Chen, Y. Rubanova, J. Bettencourt, D. Duvenaud (2018), Neural ordinary differential
 * equations, NeurIPS. Immutable and thread-safe.
 */
public final class NeuralOde {
  private final int dimension;
  private final ParameterLayout parameters;
  private final Solve solve;

  private NeuralOde(int dimension, ParameterLayout parameters, Solve solve) {
    this.dimension = dimension;
    this.parameters = parameters;
    this.solve = solve;
  }

  /**
   * A model solved with the defaults of {@link Solve}.
   *
   * @param dimension the length of the state of one row
   * @param field the vector field of a state {@code [dimension]}, which reads the parameters by
   *     their names
   * @param parameters what is trained
   * @return the model
   * @throws IllegalArgumentException if the dimension is less than 1, there are no parameters, or
   *     two of one name
   */
  public static NeuralOde of(int dimension, VectorField field, List<Parameter> parameters) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension " + dimension + ": need at least 1");
    }
    return new NeuralOde(dimension, new ParameterLayout(parameters), Solve.of(field));
  }

  /**
   * A model that is solved in another way.
   *
   * @param change sets method, tolerances, adjoint and the like
   * @return a changed copy
   */
  public NeuralOde solvedBy(UnaryOperator<Solve> change) {
    return new NeuralOde(dimension, parameters, change.apply(solve));
  }

  /**
   * What is trained.
   *
   * @return the parameters
   */
  public ParameterLayout parameters() {
    return parameters;
  }

  /**
   * Solves from initial states.
   *
   * @param values the parameters
   * @param initial {@code [dimension]} with rows, of the parameters' element type
   * @param times the save times, strictly increasing or strictly decreasing; the first is that of
   *     the initial states
   * @param backend what runs it; stays the caller's to close
   * @return the states at the times, {@code [times, dimension]} with rows
   * @throws IllegalArgumentException if an argument does not fit; the message names it
   * @throws org.fnde.solve.SolveException if the solve did not reach the last time
   */
  public Array predict(Parameters values, Array initial, double[] times, Backend backend) {
    ArrayType state = new ArrayType(values.dtype(), Shape.rows(dimension));
    if (!initial.type().equals(state)) {
      throw new IllegalArgumentException(
          "initial states are " + initial.type() + ": need " + state + ", as the parameters are");
    }
    return solve
        .backend(backend)
        .inputs(values.toArrays())
        .saveAt(times)
        .run(initial)
        .orThrow()
        .y();
  }

  /**
   * The loss of the states at some times against observed ones. A batch gives {@link
   * Objective#INITIAL}, {@code [dimension]} with rows, and {@link Objective#TARGET}, {@code [times,
   * dimension]} with rows.
   *
   * @param loss compares states
   * @param times the save times, as in {@link #predict}
   * @param dtype the element type of parameters and batches
   * @param backend what runs it; stays the caller's to close
   * @return the objective, which the caller closes
   * @throws IllegalArgumentException if the times are not sorted, or the solve names something that
   *     does not exist
   */
  public Objective objective(Loss loss, double[] times, DType dtype, Backend backend) {
    Solve saved = solve.saveAt(times);
    ArrayType states = new ArrayType(dtype, Shape.rows(times.length, dimension));
    return Objective.of(saved, parameters, loss, states, backend);
  }
}
