package org.fnde.equation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.HostFunction;
import org.fnde.graph.primitive.HostCall;

/** A plain field as one node of a program. */
record PlainTrace(
    int dimension,
    List<String> parameters,
    PlainParameterField field,
    Optional<PlainPullback> pullback)
    implements VectorField {

  private static final double[][] NONE = {};

  PlainTrace {
    if (dimension < 1) {
      throw new IllegalArgumentException(
          "plain vector field: dimension " + dimension + ", need at least 1");
    }
    parameters = List.copyOf(parameters);
  }

  @Override
  public Expr derivative(Expr t, Expr y, Inputs in) {
    List<Expr> operands = new ArrayList<>(List.of(t.cast(DType.FLOAT64), y.cast(DType.FLOAT64)));
    parameters.forEach(p -> operands.add(in.get(p).cast(DType.FLOAT64)));
    List<List<Integer>> dims = operands.stream().map(x -> x.shape().dims()).toList();
    if (!dims.get(1).equals(List.of(dimension))) {
      throw new IllegalArgumentException(
          "plain vector field of dimension " + dimension + ": the state is " + y.type());
    }
    return Expr.of(new HostCall(new Forward(this, dims), 0), operands).cast(y.dtype());
  }

  private static double[][] rest(double[][] arrays, int to) {
    return to == 2 ? NONE : Arrays.copyOfRange(arrays, 2, to);
  }

  private record Forward(PlainTrace trace, List<List<Integer>> inputs) implements HostFunction {
    @Override
    public String name() {
      return "plain vector field";
    }

    @Override
    public List<List<Integer>> outputs() {
      return List.of(List.of(trace.dimension));
    }

    @Override
    public void call(double[][] in, double[][] out) {
      on(in, out).run();
    }

    @Override
    public Runnable on(double[][] in, double[][] out) {
      PlainParameterField field = trace.field;
      double[][] parameters = rest(in, in.length);
      return () -> field.derivative(in[0][0], in[1], parameters, out[0]);
    }

    @Override
    public Optional<HostFunction> pullback(int output) {
      return trace.pullback.map(p -> new Backward(trace, inputs));
    }
  }

  private record Backward(PlainTrace trace, List<List<Integer>> outputs) implements HostFunction {
    @Override
    public String name() {
      return "VJP of plain vector field";
    }

    @Override
    public List<List<Integer>> inputs() {
      List<List<Integer>> dims = new ArrayList<>(outputs);
      dims.add(List.of(trace.dimension));
      return dims;
    }

    @Override
    public void call(double[][] in, double[][] out) {
      on(in, out).run();
    }

    @Override
    public Runnable on(double[][] in, double[][] out) {
      int last = in.length - 1;
      PlainPullback pullback = trace.pullback.orElseThrow();
      double[][] parameters = rest(in, last);
      double[][] gradients = rest(out, out.length);
      return () ->
          out[0][0] = pullback.pullback(in[0][0], in[1], parameters, in[last], out[1], gradients);
    }

    @Override
    public Optional<HostFunction> pullback(int output) {
      return Optional.empty();
    }
  }
}
