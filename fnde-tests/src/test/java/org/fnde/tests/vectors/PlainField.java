package org.fnde.tests.vectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fnde.equation.Inputs;
import org.fnde.equation.TupleField;
import org.fnde.graph.Expr;
import org.fnde.graph.HostFunction;
import org.fnde.graph.primitive.HostCall;

/** Dynamics in plain Java as a field of one or several components. */
record PlainField(Dynamics dynamics, List<List<Integer>> components, List<Parameter> parameters)
    implements TupleField {

  /** A parameter's name and dimensions. */
  record Parameter(String name, List<Integer> dims) {}

  @Override
  public List<Expr> derivative(Expr t, List<Expr> y, Inputs in) {
    List<Expr> operands = new ArrayList<>(List.of(t));
    operands.addAll(y);
    parameters.forEach(p -> operands.add(in.get(p.name())));
    List<Expr> derivatives = new ArrayList<>();
    for (int i = 0; i < y.size(); i++) {
      derivatives.add(Expr.of(new HostCall(new Forward(this), i), operands));
    }
    return derivatives;
  }

  private List<List<Integer>> operands() {
    List<List<Integer>> dims = new ArrayList<>(List.of(List.of()));
    dims.addAll(components);
    parameters.forEach(p -> dims.add(p.dims()));
    return dims;
  }

  private double[] state(double[][] in) {
    double[][] parts = new double[components.size()][];
    System.arraycopy(in, 1, parts, 0, parts.length);
    return join(parts);
  }

  private double[][] parameters(double[][] in) {
    double[][] parts = new double[parameters.size()][];
    System.arraycopy(in, 1 + components.size(), parts, 0, parts.length);
    return parts;
  }

  private static double[] join(double[][] parts) {
    return List.of(parts).stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static void split(double[] joined, double[][] to, int from, int count) {
    int at = 0;
    for (int i = from; i < from + count; i++) {
      System.arraycopy(joined, at, to[i], 0, to[i].length);
      at += to[i].length;
    }
  }

  private record Forward(PlainField field) implements HostFunction {
    @Override
    public String name() {
      return "f";
    }

    @Override
    public List<List<Integer>> inputs() {
      return field.operands();
    }

    @Override
    public List<List<Integer>> outputs() {
      return field.components;
    }

    @Override
    public void call(double[][] in, double[][] out) {
      double[] y = field.state(in);
      double[] dy = new double[y.length];
      field.dynamics.derivative(in[0][0], y, field.parameters(in), dy);
      split(dy, out, 0, out.length);
    }

    @Override
    public Optional<HostFunction> pullback(int output) {
      return Optional.of(new Pullback(field, output));
    }
  }

  private record Pullback(PlainField field, int output) implements HostFunction {
    @Override
    public String name() {
      return "f pullback";
    }

    @Override
    public List<List<Integer>> inputs() {
      List<List<Integer>> dims = new ArrayList<>(field.operands());
      dims.add(field.components.get(output));
      return dims;
    }

    @Override
    public List<List<Integer>> outputs() {
      return field.operands();
    }

    @Override
    public void call(double[][] in, double[][] out) {
      double[] y = field.state(in);
      double[][] cotangents = new double[field.components.size()][];
      for (int i = 0; i < cotangents.length; i++) {
        cotangents[i] = i == output ? in[in.length - 1] : new double[in[1 + i].length];
      }
      double[][] p = field.parameters(in);
      Dynamics.Gradients to =
          new Dynamics.Gradients(out[0], new double[y.length], field.parameters(out));
      field.dynamics.pullback(in[0][0], y, p, join(cotangents), to);
      split(to.y(), out, 1, field.components.size());
    }

    @Override
    public Optional<HostFunction> pullback(int ignored) {
      return Optional.empty();
    }
  }
}
