package org.fnde.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.testkit.conformance.Expected;
import org.fnde.testkit.conformance.RandomInputs;
import org.fnde.testkit.conformance.RandomProgram;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Programs of the kinds that solvers and models make, and their VJPs. */
public interface StepProgramContract extends BackendSource {

  /**
   * Wide layers, steps with quadratures, norms over the batch, and optimisers without rows.
   *
   * @return one test per program, element type and number of rows
   */
  @TestFactory
  default Stream<DynamicTest> stepPrograms() {
    List<DynamicTest> tests = new ArrayList<>();
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (int rows : List.of(1, 33, 130)) {
        add(tests, layers(dtype), rows);
        add(tests, RandomProgram.vjp(layers(dtype)), rows);
        add(tests, step(dtype), rows);
        add(tests, RandomProgram.vjp(step(dtype)), rows);
        add(tests, matrices(dtype), rows);
        add(tests, RandomProgram.vjp(matrices(dtype)), rows);
        add(tests, standardised(dtype), rows);
        add(tests, RandomProgram.vjp(standardised(dtype)), rows);
      }
      add(tests, optimiser(dtype), 1);
      add(tests, optimiser(dtype), 5);
      add(tests, trivial(dtype), 9);
    }
    return tests.stream();
  }

  private void add(List<DynamicTest> tests, Program program, int rows) {
    DType dtype = program.outputs().getFirst().value().dtype();
    String name = program.name() + " " + dtype + ", " + rows + " rows";
    tests.add(DynamicTest.dynamicTest(name, () -> compare(program, rows)));
  }

  private void compare(Program program, int rows) {
    Map<String, Array> inputs = RandomInputs.of(program, rows, rows);
    try (Backend backend = backend()) {
      Map<String, Array> results = new ProgramEvaluator(backend).evaluate(program, inputs, rows);
      Optional<String> mismatch = Expected.of(program, inputs, rows).mismatch(results);
      assertTrue(mismatch.isEmpty(), () -> mismatch.orElse("") + "\n" + program);
    }
  }

  private static Expr input(ProgramBuilder b, DType dtype, String key, Lifetime l, Shape shape) {
    return b.input(key, new ArrayType(dtype, shape), l);
  }

  /** Three products whose widths are no multiples of a vector, one of them with a transpose. */
  private static Program layers(DType dtype) {
    ProgramBuilder b = Program.builder("layers");
    Expr x = input(b, dtype, "x", Lifetime.STATE, Shape.rows(37));
    Expr w1 = input(b, dtype, "w1", Lifetime.BOUND, Shape.of(37, 65)).times(0.1);
    Expr b1 = input(b, dtype, "b1", Lifetime.BOUND, Shape.of(65));
    Expr w2 = input(b, dtype, "w2", Lifetime.BOUND, Shape.of(90, 65)).times(0.1);
    Expr w3 = input(b, dtype, "w3", Lifetime.BOUND, Shape.of(90, 3)).times(0.1);
    Expr hidden = x.matmul(w1).plus(b1).tanh().matmul(w2.transpose()).softplus();
    b.output(Group.ATTEMPT, "hidden", hidden);
    return b.output(Group.ATTEMPT, "y", hidden.matmul(w3)).build();
  }

  /**
   * Products of a matrix of every row, as they are, transposed, shared, several of a row, summed.
   */
  private static Program matrices(DType dtype) {
    ProgramBuilder b = Program.builder("matrices");
    Expr x = input(b, dtype, "x", Lifetime.STATE, Shape.rows(11, 9));
    Expr y = input(b, dtype, "y", Lifetime.STATE, Shape.rows(9, 13));
    Expr w = input(b, dtype, "w", Lifetime.BOUND, Shape.of(9, 11));
    Expr several = input(b, dtype, "several", Lifetime.STATE, Shape.rows(3, 9, 11));
    Expr many = input(b, dtype, "many", Lifetime.BOUND, Shape.of(3, 11, 9));
    Expr product = x.matmul(y);
    b.output(Group.ATTEMPT, "product", product.tanh());
    b.output(Group.ATTEMPT, "left", x.transpose().matmul(product));
    b.output(Group.ATTEMPT, "right", product.square().matmul(y.transpose()));
    b.output(Group.ATTEMPT, "shared", w.matmul(product));
    b.output(Group.ATTEMPT, "turned", w.transpose().matmul(y));
    b.output(Group.ATTEMPT, "three", several.matmul(x.reshape(1, 11, 9)));
    b.output(Group.ATTEMPT, "each", several.matmul(several.transpose()));
    b.output(Group.ATTEMPT, "shared three", many.matmul(y));
    b.output(Group.COMMIT, "sum", x.transpose().matmul(product).sumRows());
    return b.output(Group.COMMIT, "both", x.matmul(y.times(2)).plus(product).sumRows()).build();
  }

  /** A step of Heun's method for a called field with a quadrature per weight, and its norm. */
  private static Program step(DType dtype) {
    Program field = field(dtype);
    ProgramBuilder b = Program.builder("step");
    Expr h = b.input("h", ArrayType.scalar(), Lifetime.STEP).cast(dtype);
    Expr y0 = input(b, dtype, "y0", Lifetime.STATE, Shape.rows(5));
    Expr a0 = input(b, dtype, "a0", Lifetime.STATE, Shape.rows(5));
    Expr q0 = input(b, dtype, "q0", Lifetime.STATE, Shape.of(5, 11));
    Expr g = input(b, dtype, "g", Lifetime.SEGMENT, Shape.rows(5));
    Expr w = input(b, dtype, "w", Lifetime.BOUND, Shape.of(5, 11));
    Map<String, Expr> k1 = field.call(Map.of("y", y0, "a", a0, "w", w));
    Expr y1 = y0.plus(k1.get("dy").times(h));
    Expr a1 = a0.plus(k1.get("da").times(h)).plus(g.times(h));
    Map<String, Expr> k2 = field.call(Map.of("y", y1, "a", a1, "w", w));
    Expr half = h.times(0.5);
    Expr sum = k1.get("dw").times(half).plus(k2.get("dw").times(half));
    Expr error = k2.get("dy").minus(k1.get("dy")).times(half);
    Expr mean = error.square().sum().sumRows().dividedBy(ArrayOps.rowCount(dtype).times(5));
    b.output(Group.ATTEMPT, "ratio", mean.sqrt().cast(DType.FLOAT64));
    b.output(Group.ATTEMPT, "y1", y0.plus(k1.get("dy").plus(k2.get("dy")).times(half)));
    b.output(Group.ATTEMPT, "a1", a1);
    b.output(Group.COMMIT, "q1", q0.plus(sum));
    Expr norm = sum.square().sum().sqrt().max(error.abs().maxAlong(-1).maxRows());
    return b.output(Group.COMMIT, "norm", norm).build();
  }

  /** A network of two layers with one weight, and its VJP. */
  private static Program field(DType dtype) {
    ProgramBuilder b = Program.builder("field");
    Expr y = input(b, dtype, "y", Lifetime.STATE, Shape.rows(5));
    Expr a = input(b, dtype, "a", Lifetime.STATE, Shape.rows(5));
    Expr w = input(b, dtype, "w", Lifetime.BOUND, Shape.of(5, 11));
    Expr dy = y.matmul(w).tanh().matmul(w.transpose()).times(0.2);
    List<Expr> vjp = Differentiation.vjp(List.of(dy), List.of(a), List.of(y, w));
    b.output(Group.ATTEMPT, "dy", dy).output(Group.ATTEMPT, "da", vjp.get(0).negate());
    return b.output(Group.COMMIT, "dw", vjp.get(1).negate()).build();
  }

  /** Three passes over the rows: mean, variance, largest standardised value. */
  private static Program standardised(DType dtype) {
    ProgramBuilder b = Program.builder("standardised");
    Expr x = input(b, dtype, "x", Lifetime.STATE, Shape.rows(3));
    Expr count = ArrayOps.rowCount(dtype);
    Expr centred = x.minus(x.sumRows().dividedBy(count));
    Expr variance = centred.square().sumRows().dividedBy(count);
    Expr z = centred.dividedBy(variance.plus(0.1).sqrt());
    Expr relative = z.abs().plus(1).dividedBy(z.abs().maxRows().plus(1));
    b.output(Group.ATTEMPT, "relative", relative).output(Group.ATTEMPT, "variance", variance);
    return b.output(Group.COMMIT, "sum", relative.sum().sumRows()).build();
  }

  /** AdamW on a matrix: no rows at all. */
  private static Program optimiser(DType dtype) {
    ProgramBuilder b = Program.builder("optimiser");
    Expr rate = b.input("rate", ArrayType.scalar(), Lifetime.STEP).cast(dtype);
    Expr w = input(b, dtype, "w", Lifetime.STATE, Shape.of(41, 67));
    Expr m = input(b, dtype, "m", Lifetime.STATE, Shape.of(41, 67));
    Expr v = input(b, dtype, "v", Lifetime.STATE, Shape.of(41, 67)).square();
    Expr g = input(b, dtype, "g", Lifetime.STATE, Shape.of(41, 67));
    Expr m1 = m.times(0.9).plus(g.times(0.1));
    Expr v1 = v.times(0.999).plus(g.square().times(0.001));
    Expr step = m1.dividedBy(v1.sqrt().plus(0.1)).plus(w.times(0.01));
    b.output(Group.ATTEMPT, "w1", w.minus(step.times(rate)));
    b.output(Group.ATTEMPT, "m1", m1).output(Group.ATTEMPT, "v1", v1);
    return b.output(Group.ATTEMPT, "norm", g.square().sum().sqrt()).build();
  }

  /** Outputs that are inputs, literals, equal to each other, or computed of bound inputs alone. */
  private static Program trivial(DType dtype) {
    ProgramBuilder b = Program.builder("trivial");
    Expr x = input(b, dtype, "x", Lifetime.STATE, Shape.rows(3));
    Expr w = input(b, dtype, "w", Lifetime.BOUND, Shape.of(3));
    Expr t = b.input("t", ArrayType.scalar(), Lifetime.STEP);
    input(b, dtype, "unused", Lifetime.STATE, Shape.rows(2));
    b.output(Group.ATTEMPT, "same", x).output(Group.COMMIT, "again", x);
    b.output(Group.ATTEMPT, "weight", w).output(Group.COMMIT, "weights", w.broadcastRows());
    b.output(Group.ATTEMPT, "time", t).output(Group.ATTEMPT, "later", t.plus(1));
    b.output(Group.ATTEMPT, "ramp", ArrayOps.iota(dtype, 5));
    b.output(Group.COMMIT, "ones", Expr.literal(1, dtype, List.of(2)).broadcastRows());
    b.output(Group.COMMIT, "rows", ArrayOps.rowCount(dtype));
    b.output(Group.COMMIT, "scalar", Expr.literal(3, dtype, List.of()));
    b.output(
        Group.COMMIT, "ones summed", Expr.literal(1, dtype, List.of()).broadcastRows().sumRows());
    return b.output(Group.ATTEMPT, "bound", w.exp().sum()).build();
  }
}
