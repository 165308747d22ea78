package org.fnde.graph.primitive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.HostFunction;
import org.fnde.graph.Shape;

/**
 * One output of a function in plain Java, called row by row. Calls of one function with the same
 * operands are one call.
 *
 * @param function the function
 * @param output the index of the output
 */
public record HostCall(HostFunction function, int output) implements Primitive {
  @Override
  public String name() {
    return "host " + function.name() + "." + output;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    boolean rows = false;
    for (ArrayType t : x) {
      rows |= t.shape().hasRows();
      if (t.dtype() != DType.FLOAT64) {
        throw new IllegalArgumentException("plain Java takes float64, got " + x + "; cast it");
      }
    }
    List<List<Integer>> dims = x.stream().map(t -> t.shape().dims()).toList();
    if (!dims.equals(function.inputs())) {
      throw new IllegalArgumentException("takes dimensions " + function.inputs() + ", got " + x);
    }
    return new ArrayType(DType.FLOAT64, new Shape(rows, function.outputs().get(output)));
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    throw new UnsupportedOperationException(
        name() + " has no JVP: write the function as array expressions to differentiate it so");
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    HostFunction pullback =
        function
            .pullback(output)
            .orElseThrow(() ->
                new UnsupportedOperationException(
                    name() + " has no VJP: give one, or write it as array expressions"));
    List<Expr> operands = new ArrayList<>(x);
    operands.add(cotangent);
    return Optional.of(Expr.of(new HostCall(pullback, operand), operands));
  }
}
