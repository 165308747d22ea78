package org.fnde.experiments.acrobot.swingup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.experiments.acrobot.Control;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

/** The controller against finite differences of the potential energy. */
class EnergyShapingTest {
  private static final SymOden MODEL = new SymOden(List.of(5), List.of(16, 16), List.of(12));
  private static final Parameters WEIGHTS = MODEL.parameters().initial(3, DType.FLOAT64);
  private static final double H = 1e-5;

  /** A central difference is off by h² and by the roundings of V over h. */
  private static final double TOLERANCE = 1e-9;

  @Test
  void theForceIsTwiceTheSlopeOfThePotentialLessTheVelocity() {
    try (Backend backend = Providers.load().backend("simd:threads=1");
        EnergyShaping controller = EnergyShaping.of(MODEL, WEIGHTS, backend)) {
      for (double[] state :
          List.of(
              new double[] {0, 0, 0, 0},
              new double[] {0.4, -1.3, 2.5, -0.7},
              new double[] {-2.9, 7.1, -6, 4})) {
        Control u = controller.control(state);
        double[] g = values(backend, state).get("g").toDoubles();
        for (int i = 0; i < 2; i++) {
          double force = g[2 * i] * u.u1() + g[2 * i + 1] * u.u2();
          assertEquals(2 * slope(backend, state, i) - state[2 + i], force, TOLERANCE);
        }
      }
    }
  }

  private static double slope(Backend backend, double[] state, int angle) {
    double[] above = state.clone();
    double[] below = state.clone();
    above[angle] += H;
    below[angle] -= H;
    double difference =
        values(backend, above).get("V").get(0) - values(backend, below).get("V").get(0);
    return difference / (2 * H);
  }

  /** V and g of a state. */
  private static Map<String, Array> values(Backend backend, double[] q) {
    ArrayType type = new ArrayType(DType.FLOAT64, Shape.rows(4));
    ProgramBuilder builder = Program.builder("V and g");
    Map<String, Expr> in = new LinkedHashMap<>();
    MODEL
        .parameters()
        .types(DType.FLOAT64)
        .forEach((name, t) -> in.put(name, builder.input(name, t, Lifetime.BOUND)));
    Expr c = builder.input("c", type, Lifetime.STATE);
    Expr g = MODEL.inputMatrix(c, in::get);
    Expr potential = MODEL.potential(c, in::get);
    builder.output(Group.ATTEMPT, "g", g).output(Group.ATTEMPT, "V", potential);
    try (Run run = backend.open(1)) {
      Map<String, Buffer> buffers =
          Map.of(
              "c", run.buffer(type), "g", run.buffer(g.type()), "V", run.buffer(potential.type()));
      double[] at = {Math.cos(q[0]), Math.cos(q[1]), Math.sin(q[0]), Math.sin(q[1])};
      buffers.get("c").write(Array.rows(1, at, 4));
      Launch launch =
          run.prepare(backend.compile(builder.build()).bind(WEIGHTS.toArrays()), buffers);
      launch.attempt();
      return Map.of("g", buffers.get("g").read(), "V", buffers.get("V").read());
    }
  }
}
