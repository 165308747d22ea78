package org.fnde.experiments.spiral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.DType;
import org.fnde.models.AdamWRun;
import org.fnde.models.Loss;
import org.fnde.models.NeuralOde;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.TrainingStep;
import org.fnde.solve.Backsolve;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpiralDataTest {
  private static Backend simd;
  private static SpiralData data;

  @BeforeAll
  static void solve() {
    Providers providers = Providers.load();
    simd = providers.backend("simd");
    data = SpiralData.solve(providers, simd);
  }

  @AfterAll
  static void close() {
    simd.close();
  }

  /** Classical Runge-Kutta with steps a hundredth of the spacing, so an error of about 1e-11. */
  @Test
  void statesAreThoseOfAnotherIntegrator() {
    double[] y = {2, 0};
    int steps = 100;
    double h = 25.0 / 999 / steps;
    double[] states = data.states(DType.FLOAT64).toDoubles();
    for (int i = 0; i < 1000; i++) {
      assertEquals(y[0], states[2 * i], 1e-7);
      assertEquals(y[1], states[2 * i + 1], 1e-7);
      for (int k = 0; k < steps; k++) {
        y = rungeKutta(y, h);
      }
    }
  }

  private static double[] rungeKutta(double[] y, double h) {
    double[] k1 = field(y);
    double[] k2 = field(moved(y, h / 2, k1));
    double[] k3 = field(moved(y, h / 2, k2));
    double[] k4 = field(moved(y, h, k3));
    return moved(moved(moved(moved(y, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
  }

  private static double[] moved(double[] y, double by, double[] k) {
    return new double[] {y[0] + by * k[0], y[1] + by * k[1]};
  }

  private static double[] field(double[] y) {
    double[] cubes = {Math.pow(y[0], 3), Math.pow(y[1], 3)};
    return new double[] {-0.1 * cubes[0] - 2 * cubes[1], 2 * cubes[0] - 0.1 * cubes[1]};
  }

  @Test
  void aBatchIsPiecesOfTheSpiral() {
    Map<String, Array> batch = data.batch(3, 7, DType.FLOAT32);
    float[] all = data.states(DType.FLOAT32).toFloats();
    float[] initial = batch.get(Objective.INITIAL).toFloats();
    float[] target = batch.get(Objective.TARGET).toFloats();
    int[] starts = SpiralData.starts(3, 7);
    assertEquals(20, starts.length);
    for (int row = 0; row < starts.length; row++) {
      int from = 2 * starts[row];
      assertArrayEquals(
          Arrays.copyOfRange(all, from, from + 2),
          Arrays.copyOfRange(initial, 2 * row, 2 * row + 2));
      assertArrayEquals(
          Arrays.copyOfRange(all, from, from + 20),
          Arrays.copyOfRange(target, 20 * row, 20 * row + 20));
    }
  }

  @Test
  void startsAreDifferentAndDependOnSeedAndUpdateAlone() {
    int[] starts = SpiralData.starts(3, 7);
    assertEquals(20, Arrays.stream(starts).distinct().count());
    assertTrue(Arrays.stream(starts).allMatch(s -> s >= 0 && s < 990));
    assertArrayEquals(starts, SpiralData.starts(3, 7));
    assertFalse(Arrays.equals(starts, SpiralData.starts(3, 8)));
    assertFalse(Arrays.equals(starts, SpiralData.starts(4, 7)));
  }

  @Test
  void thereIsNoPieceBeyondTheEnds() {
    assertEquals(20, data.pieces(new int[] {990}, DType.FLOAT64).get(Objective.TARGET).length());
    assertThrows(IllegalArgumentException.class, () -> data.pieces(new int[] {991}, DType.FLOAT64));
    assertThrows(IllegalArgumentException.class, () -> data.pieces(new int[] {-1}, DType.FLOAT64));
    assertThrows(IllegalArgumentException.class, () -> data.pieces(new int[0], DType.FLOAT64));
  }

  /**
   * With forty seeds and either element type, the mean loss of the last twenty batches was at most
   * 0.0066. The distance along the whole spiral is no measure: small errors of a field add up to
   * another phase, and between trainings that differ by rounding alone it varied from 0.1 to 1.2.
   */
  @Test
  void theModelLearnsIt() {
    NeuralOde model =
        SpiralModel.model()
            .solvedBy(s -> s.tolerances(1e-3, 1e-6).adjoint(Backsolve.norm("seminorm")));
    Parameters initial = model.parameters().initial(1, DType.FLOAT32);
    double[] times = SpiralData.pieceTimes();
    try (Objective objective =
            model.objective(Loss.meanAbsoluteError(), times, DType.FLOAT32, simd);
        AdamWRun adam = SpiralModel.OPTIMISATION.optimiser().start(simd, initial)) {
      TrainingStep step = new TrainingStep(objective, adam);
      double[] losses = new double[SpiralModel.UPDATES];
      for (int i = 0; i < SpiralModel.UPDATES; i++) {
        double learningRate = SpiralModel.OPTIMISATION.rate(0, i, SpiralModel.UPDATES);
        losses[i] = step.run(data.batch(1, i, DType.FLOAT32), learningRate).loss();
      }
      assertTrue(losses[0] > 0.05);
      assertTrue(Arrays.stream(losses).skip(losses.length - 20).average().orElseThrow() < 0.01);
    }
  }
}
