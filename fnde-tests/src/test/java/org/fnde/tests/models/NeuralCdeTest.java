package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.DType;
import org.fnde.models.Classifier;
import org.fnde.models.LossGradient;
import org.fnde.models.NeuralCde;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.paths.Control;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class NeuralCdeTest {
  private static final int ROWS = 5;
  private static final int LENGTH = 6;
  private static final int CHANNELS = 3;
  private static final int CLASSES = 4;
  private final Providers providers = Providers.load();
  private final Interpolation linear = providers.interpolation("linear");
  private final NeuralCde model = new NeuralCde(CHANNELS, 4, 5, 2, CLASSES, linear);

  private Control control() {
    double[] x = new SplittableRandom(1).doubles(ROWS * LENGTH * CHANNELS, -1, 1).toArray();
    Array times = Array.of(new double[] {0, 1, 2, 3, 4, 5}, LENGTH);
    return Control.of(linear, times, Array.rows(ROWS, x, LENGTH, CHANNELS));
  }

  private Classifier classifier(Control control) {
    Solve solve =
        Solve.of(model.term())
            .providers(providers)
            .tolerances(1e-12, 1e-12)
            .jumpTimes(control.innerKnots())
            .saveAt(control.start(), control.end());
    return new Classifier(model, solve, control.knots().type(), control.coefficients().type());
  }

  private static Map<String, Array> batch(Control control) {
    Map<String, Array> batch = new HashMap<>(control.inputs());
    batch.put(Objective.TARGET, Array.rows(ROWS, new double[] {0, 3, 1, 2, 3}).as(DType.INT32));
    return batch;
  }

  @Test
  void theStateDictionaryIsThePublishedOne() {
    ParameterLayout layout = NeuralCde.published(linear).parameters();
    assertEquals(88_940, layout.size());
    assertEquals(
        List.of(
            "func.linear_in.weight",
            "func.linear_in.bias",
            "func.linears.0.weight",
            "func.linears.0.bias",
            "func.linears.1.weight",
            "func.linears.1.bias",
            "func.linears.2.weight",
            "func.linears.2.bias",
            "func.linear_out.weight",
            "func.linear_out.bias",
            "initial.weight",
            "initial.bias",
            "readout.weight",
            "readout.bias"),
        layout.names());
  }

  /** The loss is the mean cross-entropy of the logits, and hits are counted. */
  @Test
  void lossAndHitsFollowFromTheLogits() {
    Control control = control();
    Parameters parameters = model.parameters().initial(3, DType.FLOAT64);
    Map<String, Array> inputs = new HashMap<>(parameters.toArrays());
    inputs.putAll(control.inputs());
    double[] labels = batch(control).get(Objective.TARGET).toDoubles();
    try (Backend backend = providers.backend("simd");
        Objective objective = classifier(control).objective(backend);
        Node predictor = classifier(control).predictor(backend);
        Evaluation evaluation = predictor.evaluate(inputs)) {
      double[] logits = evaluation.values().get(Classifier.LOGITS).toDoubles();
      double loss = 0;
      long hits = 0;
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        int best = 0;
        for (int c = 0; c < CLASSES; c++) {
          sum += Math.exp(logits[row * CLASSES + c]);
          best = logits[row * CLASSES + c] > logits[row * CLASSES + best] ? c : best;
        }
        loss += (Math.log(sum) - logits[row * CLASSES + (int) labels[row]]) / ROWS;
        hits += best == labels[row] ? 1 : 0;
      }
      Objective.Measurement measured = objective.measure(parameters, batch(control));
      assertEquals(loss, measured.loss(), 1e-12);
      assertEquals(OptionalLong.of(hits), measured.hits());
    }
  }

  /**
   * The solves take hundreds of steps over kinks of the field, each wrong by 1e-12, which a
   * difference over h = 1e-3 divides by h; its own error is about h².
   */
  @Test
  void gradientsAreThoseOfDifferences() {
    Control control = control();
    Parameters parameters = model.parameters().initial(3, DType.FLOAT64);
    try (Backend backend = providers.backend("simd");
        Objective objective = classifier(control).objective(backend)) {
      LossGradient result = objective.gradient(parameters, batch(control));
      assertTrue(result.hits().isPresent());
      double[] w = parameters.flat().toDoubles();
      double h = 1e-3;
      for (int i = 0; i < w.length; i += 23) {
        double up = loss(objective, control, w, i, h);
        double down = loss(objective, control, w, i, -h);
        assertEquals((up - down) / (2 * h), result.gradient().flat().get(i), 4e-6, "entry " + i);
      }
    }
  }

  private double loss(Objective objective, Control control, double[] w, int at, double h) {
    double[] moved = w.clone();
    moved[at] += h;
    Parameters p = new Parameters(model.parameters(), Array.of(moved, moved.length));
    return objective.measure(p, batch(control)).loss();
  }
}
