package org.fnde.graph.primitive;

import java.util.List;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Expr;
import org.fnde.graph.Program;

/**
 * One output of a program, called with operands in the order of its inputs. Calls of one program
 * with the same operands are one call, of which only the outputs that are read are computed.
 * Derivatives are those of the program's body: {@link org.fnde.graph.Differentiation} puts it in
 * place of the call.
 *
 * @param program the program that is called
 * @param output the index of the output
 */
public record Call(Program program, int output) implements Primitive {
  @Override
  public String name() {
    return "call " + program.name() + "." + program.outputs().get(output).name();
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    List<ArrayType> declared = program.inputs().stream().map(Input::type).toList();
    if (!declared.equals(x)) {
      throw new IllegalArgumentException("takes " + declared + ", got " + x);
    }
    return program.outputs().get(output).value().type();
  }

  @Override
  public Optional<Expr> jvp(List<Expr> x, Expr y, List<Optional<Expr>> tangents) {
    throw new IllegalStateException("a call is inlined before it is differentiated");
  }

  @Override
  public Optional<Expr> vjp(int operand, List<Expr> x, Expr y, Expr cotangent) {
    throw new IllegalStateException("a call is inlined before it is differentiated");
  }
}
