package org.fnde.tests.simd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

/** Steps of a small network and its adjoint, as solvers make them. */
final class Networks {
  private Networks() {}

  /** The network [size] -> [hidden] -> [size], and its VJPs. */
  static Program field(int size, int hidden, DType dtype) {
    ProgramBuilder b = Program.builder("field");
    Expr y = b.input("y", new ArrayType(dtype, Shape.rows(size)), Lifetime.STATE);
    Expr a = b.input("a", new ArrayType(dtype, Shape.rows(size)), Lifetime.STATE);
    Expr w1 = b.input("w1", new ArrayType(dtype, Shape.of(size, hidden)), Lifetime.BOUND);
    Expr b1 = b.input("b1", new ArrayType(dtype, Shape.of(hidden)), Lifetime.BOUND);
    Expr w2 = b.input("w2", new ArrayType(dtype, Shape.of(size, hidden)), Lifetime.BOUND);
    Expr dy = y.matmul(w1).plus(b1).tanh().matmul(w2.transpose());
    List<Expr> vjp = Differentiation.vjp(List.of(dy), List.of(a), List.of(y, w1, b1, w2));
    b.output(Group.ATTEMPT, "dy", dy).output(Group.ATTEMPT, "da", vjp.get(0));
    b.output(Group.COMMIT, "dw1", vjp.get(1)).output(Group.COMMIT, "db1", vjp.get(2));
    return b.output(Group.COMMIT, "dw2", vjp.get(3)).build();
  }

  /**
   * A step of Heun's method for state, adjoint and quadratures, and the norm of its error.
   *
   * @param norm of the error by component
   */
  static Program step(int size, int hidden, Function<Map<String, Expr>, Expr> norm) {
    return step(size, hidden, DType.FLOAT32, norm);
  }

  /** The same in an element type. */
  static Program step(int size, int hidden, DType dtype, Function<Map<String, Expr>, Expr> norm) {
    Program field = field(size, hidden, dtype);
    ProgramBuilder b = Program.builder("step");
    Map<String, Expr> state = new LinkedHashMap<>();
    field.inputs().forEach(i -> state.put(i.key(), b.input(i.key(), i.type(), i.lifetime())));
    Expr h = b.input("h", ArrayType.scalar(), Lifetime.STEP).cast(dtype);
    Map<String, Expr> k1 = field.call(state);
    Map<String, Expr> middle = new LinkedHashMap<>(state);
    middle.put("y", state.get("y").plus(k1.get("dy").times(h)));
    middle.put("a", state.get("a").plus(k1.get("da").times(h)));
    Map<String, Expr> k2 = field.call(middle);
    Map<String, Expr> errors = new LinkedHashMap<>();
    for (String name : List.of("y", "a", "w1", "b1", "w2")) {
      Expr first = k1.get("d" + name);
      Expr second = k2.get("d" + name);
      errors.put(name, second.minus(first).times(h.times(0.5)));
      boolean quadrature = !first.shape().hasRows();
      Expr from = quadrature ? b.input("q " + name, first.type(), Lifetime.STATE) : state.get(name);
      Expr next = from.plus(first.plus(second).times(h.times(0.5)));
      b.output(quadrature ? Group.COMMIT : Group.ATTEMPT, "next " + name, next);
    }
    return b.output(Group.ATTEMPT, "ratio", norm.apply(errors)).build();
  }

  /** The root mean square of state and adjoint, whichever is larger. */
  static Expr seminorm(Map<String, Expr> errors) {
    return rms(errors.get("y")).max(rms(errors.get("a")));
  }

  /** The largest root mean square of any component. */
  static Expr mixed(Map<String, Expr> errors) {
    return errors.values().stream().map(Networks::rms).reduce(Expr::max).orElseThrow();
  }

  private static Expr rms(Expr x) {
    Expr sum = x.square().sum();
    double size = x.shape().size();
    return x.shape().hasRows()
        ? sum.sumRows()
            .dividedBy(ArrayOps.rowCount(x.dtype()).times(size))
            .sqrt()
            .cast(DType.FLOAT64)
        : sum.dividedBy(size).sqrt().cast(DType.FLOAT64);
  }
}
