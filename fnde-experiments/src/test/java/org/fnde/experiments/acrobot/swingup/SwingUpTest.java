package org.fnde.experiments.acrobot.swingup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.acrobot.AcrobotSimulator;
import org.fnde.experiments.acrobot.Control;
import org.fnde.graph.DType;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class SwingUpTest {
  private static final Providers PROVIDERS = Providers.load();
  private static final SymOden MODEL = new SymOden(List.of(5), List.of(16), List.of(12));
  private static final ParameterLayout LAYOUT = MODEL.parameters();
  private static final Parameters UNTRAINED = LAYOUT.initial(0, DType.FLOAT32);

  @Test
  void boundedTorquesStayWithinTheBoundAndMoveTheAcrobot() {
    Motion motion = run(UNTRAINED, 40, 0.5, () -> false);
    assertEquals(40, motion.steps());
    assertEquals(41, motion.states().size());
    double most =
        motion.controls().stream()
            .mapToDouble(u -> Math.max(Math.abs(u.u1()), Math.abs(u.u2())))
            .max()
            .orElseThrow();
    assertEquals(0.5, most, "the untrained model asks for more than the bound");
    assertTrue(Math.abs(motion.states().getLast()[0]) > 0.01);
  }

  @Test
  void theStateMovesUnderTheControlThatIsReported() {
    Motion motion = run(UNTRAINED, 5, 2, () -> false);
    try (AcrobotSimulator simulator = new AcrobotSimulator(PROVIDERS)) {
      for (int i = 0; i < motion.steps(); i++) {
        double[] next = simulator.step(motion.states().get(i), motion.controls().get(i));
        for (int k = 0; k < next.length; k++) {
          assertEquals(motion.states().get(i + 1)[k], next[k]);
        }
      }
    }
  }

  @Test
  void aControlThatIsNotFiniteIsNamedWithItsStep() {
    Parameters zero = new Parameters(LAYOUT, Array.of(new float[LAYOUT.size()], LAYOUT.size()));
    String message =
        assertThrows(
                ExperimentException.class,
                () -> run(zero, 5, Double.POSITIVE_INFINITY, () -> false))
            .getMessage();
    assertTrue(
        message.startsWith("the simulation fails in control step 0: the control u has"), message);
    assertTrue(message.contains("--bounded"), message);
  }

  @Test
  void anInterruptionIsNamedWithItsStep() {
    List<Integer> asked = new ArrayList<>();
    BooleanSupplier third = () -> asked.add(0) && asked.size() == 3;
    ExperimentException e =
        assertThrows(ExperimentException.class, () -> run(UNTRAINED, 5, 2, third));
    assertEquals("interrupted at control step 2; nothing was written", e.getMessage());
  }

  @Test
  void theGoalIsReachedWhenTheTipIsALinkAboveTheBase() {
    double[] low = {Math.PI / 2, 0, 0, 0};
    double[] high = {Math.PI, Math.PI / 2 - 0.01, 0, 0};
    double[] upright = {Math.PI, 0, 0, 0};
    List<Control> two = List.of(new Control(0, 0), new Control(0, 0));
    double[] higher = {Math.PI, -1.5, 0, 0};
    assertEquals(OptionalInt.empty(), new Motion(List.of(low, low, low), two).goal());
    assertEquals(OptionalInt.of(2), new Motion(List.of(low, low, upright), two).goal());
    assertEquals(OptionalInt.of(1), new Motion(List.of(low, higher, high), two).goal());
    assertEquals(0.05, Motion.time(1));
  }

  private static Motion run(
      Parameters parameters, int steps, double bound, BooleanSupplier cancelled) {
    try (Backend backend = PROVIDERS.backend("simd:threads=1");
        EnergyShaping controller = EnergyShaping.of(MODEL, parameters, backend);
        AcrobotSimulator simulator = new AcrobotSimulator(PROVIDERS)) {
      return new SwingUp(controller, simulator, steps, bound, cancelled).run();
    }
  }
}
