package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.models.AdamW;
import org.fnde.models.AdamWRun;
import org.fnde.models.Objective;
import org.fnde.models.Parameter;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.TrainingException;
import org.fnde.models.TrainingStep;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Statistics;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

class TrainingStepTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(new Parameter("w", List.of(2), 1), new Parameter("b", List.of(1), 1)));

  @Test
  void trainingMinimisesTheObjective() {
    Objective objective = new Objective(new Parabola(), LAYOUT);
    Map<String, Array> batch = Map.of("target", Array.of(new double[] {3, -1, 0.5}, 3));
    try (AdamWRun run = start(new AdamW(0.9, 0.999, 1e-8, 0))) {
      TrainingStep step = new TrainingStep(objective, run);
      double first = step.run(batch, 0.02).loss();
      for (int i = 0; i < 1_000; i++) {
        step.run(batch, 0.02);
      }
      assertEquals(3 * 3 + 1 + 0.25, first, "from 0");
      assertArrayEquals(new double[] {3, -1, 0.5}, run.parameters().flat().toDoubles(), 0.02);
      assertEquals(1_001, run.updates());
    }
  }

  @Test
  void whatIsNotFiniteStopsBeforeTheUpdate() {
    Objective objective = new Objective(new Parabola(), LAYOUT);
    try (AdamWRun run = start(AdamW.standard())) {
      double[] before = run.parameters().flat().toDoubles();
      TrainingStep step = new TrainingStep(objective, run);
      Map<String, Array> nan = Map.of("target", Array.of(new double[] {0, 0, Double.NaN}, 3));
      String message = assertThrows(TrainingException.class, () -> step.run(nan, 0.1)).getMessage();
      assertTrue(message.contains("loss") && message.contains("update 1"), message);
      assertThrows(IllegalArgumentException.class, () -> step.run(Map.of(), 0.1));
      assertArrayEquals(before, run.parameters().flat().toDoubles());
      assertEquals(0, run.updates());
    }
  }

  @Test
  void aGradientThatOverflowsIsNamed() {
    Objective objective = new Objective(new Parabola(), LAYOUT);
    try (AdamWRun run = start(AdamW.standard())) {
      TrainingStep step = new TrainingStep(objective, run);
      Map<String, Array> batch =
          Map.of(
              "target", Array.of(new double[3], 3), "scale", Array.of(new double[] {1e308 * 10}));
      String message =
          assertThrows(TrainingException.class, () -> step.run(batch, 0.1)).getMessage();
      assertTrue(message.contains("gradient of w"), message);
    }
  }

  private static AdamWRun start(AdamW optimiser) {
    Parameters zero = new Parameters(LAYOUT, Array.of(new double[3], 3)).as(DType.FLOAT64);
    return optimiser.start(new ReferenceBackend(), zero);
  }

  /** The squared distance to a target, its gradient scaled where the batch says so. */
  private static final class Parabola implements Node {
    @Override
    public Evaluation evaluate(Map<String, Array> inputs) {
      if (!inputs.containsKey("target")) {
        throw new IllegalArgumentException("no input target");
      }
      Parameters at = Parameters.join(LAYOUT, inputs);
      double[] gradient = at.flat().toDoubles();
      double loss = 0;
      for (int i = 0; i < 3; i++) {
        double difference = gradient[i] - inputs.get("target").get(i);
        loss += difference * difference;
        gradient[i] = 2 * difference * inputs.getOrDefault("scale", ONE).get(0);
      }
      return new At(loss, new Parameters(LAYOUT, Array.of(gradient, 3)));
    }

    @Override
    public void close() {}
  }

  private static final Array ONE = Array.of(new double[] {1});

  private record At(double loss, Parameters gradient) implements Evaluation {
    @Override
    public Map<String, Array> values() {
      return Map.of(Objective.LOSS, Array.of(new double[] {loss}));
    }

    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      return gradient.toArrays();
    }

    @Override
    public Statistics forward() {
      return Statistics.NONE;
    }

    @Override
    public Statistics backward() {
      return Statistics.NONE;
    }

    @Override
    public void close() {}
  }
}
