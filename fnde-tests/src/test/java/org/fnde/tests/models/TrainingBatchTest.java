package org.fnde.tests.models;

import static org.fnde.tests.models.Gradients.assertClose;
import static org.fnde.tests.models.Gradients.assertSummary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.AdamW;
import org.fnde.models.AdamWRun;
import org.fnde.models.Loss;
import org.fnde.models.LossGradient;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.TrainingStep;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One training step on a batch of 256 acrobot windows, against torchdiffeq's. */
class TrainingBatchTest {
  private static final SymOden MODEL = SymOden.published();
  private static final JsonNode PEER =
      JsonMapper.shared().readTree(SymOdenFiles.path("training-batch.json").toFile());
  private static final TensorFile BATCH = SymOdenFiles.tensors("training-batch.safetensors");
  private static final TensorFile GRADIENTS =
      SymOdenFiles.tensors("training-gradients.safetensors");

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, mixed, 98",
    "FLOAT32, mixed-joint, 98",
    "FLOAT32, seminorm, 98",
    "FLOAT32, acrobot-as-published, 56",
    "FLOAT64, acrobot-as-published, 56"
  })
  void lossStepsAndGradientAreThoseOfTorchdiffeq(DType dtype, String norm, long backwardNfe) {
    JsonNode peer = PEER.get("results").get(dtype.name().toLowerCase()).get(norm);
    // Solves of equal steps differ by rounding alone, which 98 evaluations amplify in float32.
    double tolerance = dtype == DType.FLOAT64 ? 1e-9 : 1e-5;
    try (Backend backend = Providers.load().backend("simd");
        Objective objective = objective(MODEL, dtype, norm, backend)) {
      LossGradient result = objective.gradient(SymOdenFiles.weights(dtype), batch(dtype));
      double loss = peer.get("loss").doubleValue();
      assertEquals(loss, result.loss(), tolerance * loss);
      assertEquals(26, result.forward().nfe());
      assertEquals(backwardNfe, result.backward().nfe());
      assertSteps(peer.get("forward"), result.forward());
      assertSteps(peer.get("backward"), result.backward());
      assertGradient(peer.get("summary"), norm, result.gradient(), tolerance);
    }
  }

  private static void assertSteps(JsonNode peer, Statistics actual) {
    assertEquals(peer.get("nfe").longValue(), actual.nfe());
    assertEquals(peer.get("accepted").longValue(), actual.accepted());
    assertEquals(peer.get("rejected").longValue(), actual.rejected());
  }

  private static void assertGradient(
      JsonNode summary, String norm, Parameters gradient, double tolerance) {
    for (int i = 0; i < gradient.layout().names().size(); i++) {
      String name = gradient.layout().names().get(i);
      double[] g = gradient.get(name).toDoubles();
      double[] expected = new double[3];
      for (int k = 0; k < 3; k++) {
        expected[k] = summary.get(i).get(k).doubleValue();
      }
      assertSummary(expected, g, tolerance, name);
      String stored = norm + "." + name;
      if (GRADIENTS.tensors().containsKey(stored)) {
        assertClose(GRADIENTS.tensors().get(stored).toArray().toDoubles(), g, tolerance, name);
      }
    }
  }

  @Test
  void updatesLowerTheLoss() {
    Map<String, Array> batch = batch(DType.FLOAT32);
    SymOden small = new SymOden(List.of(30, 20), List.of(20), List.of(20));
    try (Backend backend = Providers.load().backend("simd");
        Objective objective = objective(small, DType.FLOAT32, "seminorm", backend);
        AdamWRun run =
            AdamW.standard().start(backend, small.parameters().initial(0, DType.FLOAT32))) {
      TrainingStep step = new TrainingStep(objective, run);
      double first = step.run(batch, 1e-3).loss();
      for (int i = 0; i < 20; i++) {
        step.run(batch, 1e-3);
      }
      double last = objective.measure(run.parameters(), batch).loss();
      assertTrue(last < first, "loss " + first + ", after 21 updates " + last);
    }
  }

  private static Objective objective(SymOden model, DType dtype, String norm, Backend backend) {
    double[] times = new double[8];
    for (int i = 0; i < times.length; i++) {
      times[i] = PEER.get("times").get(i).doubleValue();
      times[i] = dtype == DType.FLOAT32 ? (float) times[i] : times[i];
    }
    Solve solve =
        Solve.of(model)
            .method("dopri5")
            .tolerances(1e-4, 1e-4)
            .saveAt(times)
            .adjoint(Backsolve.norm(norm));
    ArrayType states = new ArrayType(dtype, Shape.rows(8, SymOden.STATE));
    return Objective.of(solve, model.parameters(), Loss.meanSquareError(), states, backend);
  }

  private static Map<String, Array> batch(DType dtype) {
    return Map.of(
        Objective.INITIAL, BATCH.tensors().get("y0").toRows().as(dtype),
        Objective.TARGET, BATCH.tensors().get("target").toRows().as(dtype));
  }
}
