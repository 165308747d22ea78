package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import org.fnde.backend.Backend;
import org.fnde.backend.simd.SimdBackendProvider;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Options;
import org.junit.jupiter.api.Test;

/** What is executed: contractions once, views and constants not at all. */
class OperationsTest {

  @Test
  void weightGradientsAreContractionsAndBiasGradientsSums() {
    Map<String, Integer> operations = operations(Networks.field(16, 20, DType.FLOAT32));
    assertEquals(2, operations.get("contractRows"));
    assertEquals(1, operations.get("sumRows"));
    assertEquals(1, operations.get("tanh"));
    assertEquals(4, operations.get("matmul"));
  }

  /** Accumulators of a row of 3 take a whole vector. */
  @Test
  void aBiasGradientComesWithAContractionThatLeavesAColumnToSpare() {
    Map<String, Integer> operations = operations(Networks.field(3, 7, DType.FLOAT32));
    assertEquals(2, operations.get("contractRows"));
    assertFalse(operations.containsKey("sumRows"));
  }

  @Test
  void aContractionThatSeveralCombinationsReadIsComputedOnce() {
    Map<String, Integer> operations = operations(Networks.step(3, 7, Networks::mixed));
    assertEquals(4, operations.get("contractRows"));
  }

  @Test
  void combinationsAreFormedInTheAccumulators() {
    Map<String, Integer> operations = operations(Networks.step(3, 7, Networks::seminorm));
    assertEquals(4, operations.get("contractRows"));
    assertEquals(2, operations.get("sumRows"), "of the norms");
  }

  @Test
  void viewsAndWhatIsBoundAreNotExecuted() {
    ProgramBuilder b = Program.builder("views");
    Expr x = b.input("x", new ArrayType(DType.FLOAT64, Shape.rows(6)), Lifetime.STATE);
    Expr w = b.input("w", new ArrayType(DType.FLOAT64, Shape.of(3)), Lifetime.BOUND);
    Expr part = x.reshape(2, 3).transpose().slice(-1, 1, 2).reshape(3);
    b.output(Group.ATTEMPT, "y", part.times(w.exp()));
    Map<String, Integer> operations = operations(b.build());
    assertEquals(Map.of("mul", 1), operations);
    assertFalse(operations.containsKey("exp"));
  }

  private static Map<String, Integer> operations(Program program) {
    SimdBackendProvider provider = new SimdBackendProvider();
    try (Backend backend = provider.create(Options.parse("simd", provider.options(), ""))) {
      return backend.compile(program).operations();
    }
  }
}
