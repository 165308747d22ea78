package org.fnde.solve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.TupleField;
import org.fnde.equation.VectorField;
import org.fnde.solve.engine.Choice;
import org.fnde.solve.engine.OpenSolve;
import org.fnde.solve.engine.Outcome;
import org.fnde.solve.engine.Problem;
import org.fnde.solve.engine.StepOptions;
import org.fnde.spi.Norm;
import org.fnde.spi.Providers;

/**
 * The front door: what to solve and how. Immutable and thread-safe: every method returns a changed
 * copy.
 *
 * <p>Defaults: method {@code dopri5}, norm {@code rms}, controller {@code integral}, rtol 1e-7,
 * atol 1e-9, the backend {@code simd}, or the only other one there is; adjoint {@link
 * Backsolve#standard()}. Wherever an id is accepted, so is an object. An id is looked up when the
 * solve starts; a backend given by id is closed with the run or node that opened it.
 *
 * <pre>{@code
 * double[] y = Solve.of(VectorField.plain(1, (t, y, dy) -> dy[0] = -y[0]))
 *     .tolerances(1e-8, 1e-8).run(new double[] {1}, 0, 5).orThrow().last();
 * }</pre>
 */
public final class Solve extends StepChoices<Solve> {
  private final Problem problem;
  private final Backsolve adjoint;

  private Solve(Problem problem, StepOptions options, Backsolve adjoint) {
    super(options);
    this.problem = problem;
    this.adjoint = adjoint;
  }

  /**
   * A solve whose state is one array, the component {@code "y"}.
   *
   * @param field the vector field
   * @return the solve with defaults
   */
  public static Solve of(VectorField field) {
    return ofTuple(field.tuple(), "y");
  }

  /**
   * A solve whose state is several arrays.
   *
   * @param field the vector field
   * @param components the components' names, in the field's order
   * @return the solve with defaults
   * @throws IllegalArgumentException if there is no name or one is given twice
   */
  public static Solve ofTuple(TupleField field, String... components) {
    Problem problem = Problem.of(field, List.of(components));
    return new Solve(problem, StepOptions.none(), Backsolve.standard());
  }

  /**
   * The norm that accepts and rejects steps.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public Solve norm(String spec) {
    return with(options().norm(new Choice.ById<>(spec)));
  }

  /**
   * The norm that accepts and rejects steps.
   *
   * @param norm the norm
   * @return a changed copy
   */
  public Solve norm(Norm norm) {
    return with(options().norm(new Choice.Given<>(norm)));
  }

  /**
   * The backend.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return a changed copy
   */
  public Solve backend(String spec) {
    return with(problem.backend(new Choice.ById<>(spec)));
  }

  /**
   * The backend, which stays the caller's to close.
   *
   * @param backend the backend
   * @return a changed copy
   */
  public Solve backend(Backend backend) {
    return with(problem.backend(new Choice.Given<>(backend)));
  }

  /**
   * Where ids are looked up, instead of everything that can be found.
   *
   * @param providers the providers
   * @return a changed copy
   */
  public Solve providers(Providers providers) {
    return with(problem.providers(providers));
  }

  /**
   * A value for an input of the vector field: a parameter or data.
   *
   * @param name the name under which the field reads it
   * @param value its value, with rows if every row has its own
   * @return a changed copy
   */
  public Solve input(String name, Array value) {
    return with(problem.inputs(Map.of(name, value)));
  }

  /**
   * Values for inputs of the vector field.
   *
   * @param values values by name
   * @return a changed copy
   */
  public Solve inputs(Map<String, Array> values) {
    return with(problem.inputs(values));
  }

  /**
   * Asked once per step whether to stop.
   *
   * @param cancelled true to stop
   * @return a changed copy
   */
  public Solve cancelledBy(BooleanSupplier cancelled) {
    return with(problem.cancelledBy(cancelled));
  }

  /**
   * Whether every attempt and every evaluation time is kept in the statistics.
   *
   * @param record whether to keep them; costs memory
   * @return a changed copy
   */
  public Solve recordSteps(boolean record) {
    return with(problem.recordSteps(record));
  }

  /**
   * The times at which the state is returned; the first is where the solve starts.
   *
   * @param times strictly increasing or strictly decreasing
   * @return a changed copy
   * @throws IllegalArgumentException if there are none, one is not finite, or they are not sorted
   */
  public Solve saveAt(double... times) {
    return with(problem.saveAt(DoubleStream.of(times).boxed().toList()));
  }

  /**
   * How gradients are computed.
   *
   * @param backsolve the adjoint
   * @return a changed copy
   */
  public Solve adjoint(Backsolve backsolve) {
    return new Solve(problem, options(), backsolve);
  }

  /**
   * Solves from one time to another with one row.
   *
   * @param y0 the initial state, a vector
   * @param t0 where to start
   * @param t1 where to end, less than {@code t0} in reverse time
   * @return the state at {@code t0} and {@code t1}, and how it went
   * @throws IllegalArgumentException if something does not fit; the message names it
   */
  public Solution run(double[] y0, double t0, double t1) {
    return saveAt(t0, t1).run(Array.rows(1, y0, y0.length));
  }

  /**
   * Solves along the times of {@link #saveAt}.
   *
   * @param y0 the initial state
   * @return the state at the times, and how it went
   * @throws IllegalArgumentException if something does not fit; the message names it
   */
  public Solution run(Array y0) {
    return run(List.of(y0));
  }

  /**
   * Solves along the times of {@link #saveAt}.
   *
   * @param y0 the initial values of the components
   * @return the state at the times, and how it went
   * @throws IllegalArgumentException if something does not fit; the message names it
   */
  public Solution run(List<Array> y0) {
    try (OpenSolve open = open(Optional.of(Set.of()))) {
      Outcome o = open.solve(y0);
      return new Solution(o.status(), o.statistics(), o.times(), o.saved());
    }
  }

  /**
   * This solve as a node that differentiates with respect to the components of the initial state
   * and every floating-point input of the field that is given on evaluation, not by {@link #input}.
   *
   * @return the node; the caller closes it
   * @throws IllegalArgumentException if an id is unknown
   */
  public SolveNode node() {
    return new SolveNode(open(Optional.empty()));
  }

  /**
   * This solve as a node. What is not differentiated costs nothing in its pullback.
   *
   * @param wrt what to differentiate with respect to: components, inputs, and {@code "t"} for the
   *     save times; may be empty. Gradients of inputs are components of the adjoint in the set's
   *     order
   * @return the node; the caller closes it
   * @throws IllegalArgumentException if an id is unknown
   */
  public SolveNode node(Set<String> wrt) {
    return new SolveNode(open(Optional.of(wrt)));
  }

  private OpenSolve open(Optional<Set<String>> wrt) {
    return new OpenSolve(problem, options(), adjoint.options(), wrt.map(LinkedHashSet::new));
  }

  @Override
  Solve with(StepOptions changed) {
    return new Solve(problem, changed, adjoint);
  }

  private Solve with(Problem changed) {
    return new Solve(changed, options(), adjoint);
  }
}
