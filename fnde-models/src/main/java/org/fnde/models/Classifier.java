package org.fnde.models;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Backend;
import org.fnde.equation.Inputs;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.paths.Control;
import org.fnde.solve.Chain;
import org.fnde.solve.Node;
import org.fnde.solve.ProgramNode;
import org.fnde.solve.Solve;

/**
 * A Neural CDE with the solve of its equation, as nodes of a backend. A batch gives {@link
 * Control#KNOTS} and {@link Control#COEFFICIENTS}.
 *
 * <pre>{@code
 * NeuralCde model = NeuralCde.published(linear);
 * Solve solve = Solve.of(model.term()).saveAt(0, 160).jumpTimes(control.innerKnots());
 * Objective objective =
 *     new Classifier(model, solve, control.knots().type(), control.coefficients().type())
 *         .objective(backend);
 * LossGradient step = objective.gradient(parameters, batch);
 * }</pre>
 *
 * @param model the model
 * @param solve a solve of the model's {@link NeuralCde#term()}, which saves at the start and at the
 *     end
 * @param knots the type of the batches' knots
 * @param coefficients the type of the batches' coefficients, whose element type is the parameters'
 */
public record Classifier(NeuralCde model, Solve solve, ArrayType knots, ArrayType coefficients) {

  /** The value of {@link #predictor} that holds the logits, {@code [classes]} with rows. */
  public static final String LOGITS = "logits";

  private static final String STATE = "z";
  private static final String INITIAL = "z0";

  /**
   * The mean cross-entropy of the logits against labels, and the number of hits. A batch also gives
   * {@link Objective#TARGET}, the labels: INT32 scalars with rows.
   *
   * @param backend what runs it; stays the caller's to close
   * @return the objective, with {@link Objective#HITS}
   * @throws IllegalArgumentException if the solve names something that does not exist
   */
  public Objective objective(Backend backend) {
    ParameterLayout layout = model.parameters();
    Traced readout = new Traced("readout");
    Expr logits = readout.logits();
    ArrayType label = new ArrayType(DType.INT32, Shape.rows());
    Expr target = readout.program.input(Objective.TARGET, label, Lifetime.BOUND);
    readout.program.output(Group.ATTEMPT, Objective.LOSS, Loss.crossEntropy().of(logits, target));
    readout.program.output(Group.ATTEMPT, Objective.HITS, Loss.hits(logits, target));
    Node last = readout.node(backend, true);
    Node first = initial().node(backend, true);
    Set<String> wrt = new LinkedHashSet<>(Set.of("y"));
    wrt.addAll(model.fieldNames());
    return new Objective(chain(first, solve.backend(backend).node(wrt), last), layout);
  }

  /**
   * The logits of series.
   *
   * @param backend what runs it; stays the caller's to close
   * @return a node with the value {@value #LOGITS}, which differentiates nothing
   * @throws IllegalArgumentException if the solve names something that does not exist
   */
  public Node predictor(Backend backend) {
    Traced readout = new Traced("readout");
    readout.program.output(Group.ATTEMPT, LOGITS, readout.logits());
    Node last = readout.node(backend, false);
    Node first = initial().node(backend, false);
    return chain(first, solve.backend(backend).node(Set.of()), last);
  }

  private static Chain chain(Node first, Node solved, Node last) {
    return Chain.empty()
        .then(first)
        .then(solved, Map.of("y", INITIAL), Map.of("y", STATE))
        .then(last);
  }

  private Traced initial() {
    Traced initial = new Traced("initial");
    initial.program.output(Group.ATTEMPT, INITIAL, model.initial(initial));
    return initial;
  }

  /** A program under construction, whose inputs are declared when they are asked for. */
  private final class Traced implements Inputs {
    final ProgramBuilder program;
    private final Map<String, ArrayType> types = new LinkedHashMap<>();
    private final Map<String, Expr> declared = new LinkedHashMap<>();

    Traced(String name) {
      program = Program.builder(name);
      types.putAll(model.parameters().types(coefficients.dtype()));
      types.put(Control.KNOTS, knots);
      types.put(Control.COEFFICIENTS, coefficients);
      int hidden = model.parameters().view("readout.weight").parameter().dims().getLast();
      types.put(STATE, new ArrayType(coefficients.dtype(), Shape.rows(2, hidden)));
    }

    @Override
    public Expr get(String name) {
      return declared.computeIfAbsent(name, n -> program.input(n, types.get(n), Lifetime.BOUND));
    }

    Expr logits() {
      return model.readout(get(STATE).slice(-2, 1, 2).removeAxis(-2), this);
    }

    /** Differentiates with respect to parameters and the state, if at all. */
    Node node(Backend backend, boolean differentiated) {
      Set<String> wrt = new LinkedHashSet<>(declared.keySet());
      wrt.removeAll(List.of(Control.KNOTS, Control.COEFFICIENTS));
      return ProgramNode.of(program.build(), backend, differentiated ? wrt : Set.of());
    }
  }
}
