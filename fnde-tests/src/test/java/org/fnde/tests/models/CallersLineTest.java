package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;
import org.fnde.models.Mlp;
import org.fnde.models.SymOden;
import org.fnde.solve.Solve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A shape that does not fit is reported with the line outside of the library's own code. */
class CallersLineTest {

  @Test
  void aPerceptronOfAnInputOfAnotherLength() {
    Mlp mlp = Mlp.of("net", List.of(3, 4, 1), Expr::tanh);
    ProgramBuilder builder = Program.builder("wrong");
    Expr x = builder.input("x", type(2), Lifetime.STATE);
    refused(() -> mlp.apply(x, name -> builder.input(name, type(4, 3), Lifetime.BOUND)), "matmul");
  }

  @Test
  void aModelOfAStateOfAnotherLength() {
    Solve solve = Solve.of(SymOden.published()).backend("reference");
    refused(() -> solve.run(new double[3], 0, 1), "slice");
  }

  private static ArrayType type(int... dims) {
    return new ArrayType(DType.FLOAT64, Shape.of(dims));
  }

  private static void refused(Executable action, String operation) {
    String message = assertThrows(TraceException.class, action).getMessage();
    assertTrue(message.contains(operation), message);
    assertTrue(message.contains("CallersLineTest.java:"), message);
  }
}
