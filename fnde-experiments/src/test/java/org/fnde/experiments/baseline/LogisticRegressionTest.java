package org.fnde.experiments.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fnde.models.CounterRandom;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  private static final int CLASSES = 3;
  private static final CounterRandom RANDOM = CounterRandom.of(0, "examples");

  private static double[][] examples(int count, int inputs) {
    double[][] examples = new double[count][inputs];
    for (int i = 0; i < count * inputs; i++) {
      examples[i / inputs][i % inputs] = 4 * RANDOM.uniform(i) - 2;
    }
    return examples;
  }

  private static int[] noisyLabels(double[][] examples) {
    int[] labels = new int[examples.length];
    for (int i = 0; i < labels.length; i++) {
      double x = examples[i][0] + RANDOM.uniform(100_000 + i);
      labels[i] = x < -0.5 ? 0 : x < 1 ? 1 : 2;
    }
    return labels;
  }

  @Test
  void theGradientIsTheFiniteDifference() {
    double[][] examples = examples(20, 4);
    SoftmaxObjective objective = new SoftmaxObjective(examples, noisyLabels(examples), CLASSES);
    double[] at = new double[objective.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = RANDOM.uniform(i + 7) - 0.5;
    }
    double[] gradient = objective.gradient(at);
    double h = 1e-5;
    for (int i = 0; i < at.length; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += h;
      down[i] -= h;
      double difference = (objective.value(up) - objective.value(down)) / (2 * h);
      // h² of the formula and 2⁻⁵³/h of rounding
      assertEquals(difference, gradient[i], 1e-9);
    }
  }

  @Test
  void theGradientVanishesAtTheFit() {
    double[][] examples = examples(200, 4);
    int[] labels = noisyLabels(examples);
    LogisticRegression fit = LogisticRegression.fit(examples, labels, CLASSES);
    double[] gradient = new SoftmaxObjective(examples, labels, CLASSES).gradient(fit.parameters());
    for (double g : gradient) {
      // a relative change of the value by 1e-7 is left; at a minimum that is of order g²
      assertEquals(0, g, 3e-3);
    }
  }

  @Test
  void biasesAloneAreTheFrequencies() {
    double[][] examples = new double[100][1];
    int[] labels = new int[100];
    for (int i = 0; i < 100; i++) {
      labels[i] = i < 20 ? 0 : i < 50 ? 1 : 2;
    }
    double[] parameters = LogisticRegression.fit(examples, labels, CLASSES).parameters();
    assertEquals(Math.log(30.0 / 20), parameters[2] - parameters[0], 1e-2);
    assertEquals(Math.log(50.0 / 30), parameters[4] - parameters[2], 1e-2);
  }
}
