package org.fnde.testkit.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.ProgramDifferentiation;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/**
 * A program of at least {@value #LEAST_NODES} nodes over all primitives, drawn at random, whose
 * values are of moderate size by construction. Only values that every backend gives the same bits
 * of are compared or rounded down.
 */
public final class RandomProgram {

  /** The least number of nodes. */
  public static final int LEAST_NODES = 20;

  private final long seed;
  private final Pool pool;
  private final List<Input> declared = new ArrayList<>();
  private final List<Step> steps;
  private final boolean rows;

  private RandomProgram(long seed, DType dtype, boolean hostCalls) {
    this.pool = new Pool(new SplittableRandom(seed), dtype);
    this.seed = seed;
    this.rows = pool.below(8) > 0;
    List<Step> plain = new ArrayList<>(PointwiseSteps.ALL);
    plain.addAll(ArraySteps.ALL);
    this.steps = new ArrayList<>(plain);
    steps.add(p -> CallSteps.called(p, plain));
    if (hostCalls) {
      steps.add(CallSteps::hostCalled);
    }
  }

  /**
   * Draws a program.
   *
   * @param seed what it is drawn from
   * @param dtype the type of most of its values
   * @param hostCalls whether it may call plain Java
   * @return the same program for the same arguments
   */
  public static Program of(long seed, DType dtype, boolean hostCalls) {
    return new RandomProgram(seed, dtype, hostCalls).grown();
  }

  /**
   * The VJP of a program with respect to all of its floating-point inputs.
   *
   * @param program a program
   * @return its VJP
   */
  public static Program vjp(Program program) {
    List<String> wrt =
        program.inputs().stream().filter(i -> i.type().dtype().isFloat()).map(Input::key).toList();
    return ProgramDifferentiation.vjp(program, wrt);
  }

  private Program grown() {
    declareInputs();
    int target = pool.between(LEAST_NODES, 2 * LEAST_NODES);
    for (int i = 0; i < 8; i++) {
      grow();
    }
    Program program = built();
    while (program.nodes().size() < target) {
      grow();
      program = built();
    }
    return program;
  }

  private void grow() {
    pool.add(steps.get(pool.below(steps.size())).grow(pool));
  }

  /** The last terms are its outputs. */
  private Program built() {
    ProgramBuilder builder = Program.builder("random " + seed);
    declared.forEach(i -> builder.input(i.key(), i.type(), i.lifetime()));
    for (int back = 1; back <= 4; back++) {
      Expr value = pool.terms().get(pool.terms().size() - back).expr();
      builder.output(back < 3 ? Group.ATTEMPT : Group.COMMIT, "y" + back, value);
    }
    return builder.build();
  }

  private void declareInputs() {
    Expr t = input("t", ArrayType.scalar(), Lifetime.STEP);
    pool.add(new Term(t.cast(pool.dtype()), 1, true));
    array("x", Lifetime.STATE, rows, pool.between(1, 9));
    array("w", Lifetime.BOUND, false, pool.between(1, 9), pool.between(1, 7));
    array("v", ArraySteps.lifetime(pool), rows, pool.between(1, 3), pool.between(1, 9));
    array("u", ArraySteps.lifetime(pool), pool.random().nextBoolean() && rows, pool.between(1, 19));
    if (pool.below(3) == 0) {
      Shape shape = Shape.of(1).withRows(rows);
      ArrayType type = new ArrayType(DType.INT32, shape);
      pool.add(ArraySteps.labels(pool, input("label", type, ArraySteps.lifetime(pool))));
    }
  }

  private void array(String key, Lifetime lifetime, boolean hasRows, int... dims) {
    ArrayType type = new ArrayType(pool.dtype(), Shape.of(dims).withRows(hasRows));
    pool.add(new Term(input(key, type, lifetime), RandomInputs.LARGEST, true));
  }

  private Expr input(String key, ArrayType type, Lifetime lifetime) {
    Input input = new Input(key, type, lifetime);
    declared.add(input);
    return Expr.of(input);
  }
}
