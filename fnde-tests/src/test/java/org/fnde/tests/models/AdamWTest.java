package org.fnde.tests.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.models.AdamW;
import org.fnde.models.AdamWRun;
import org.fnde.models.Parameter;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.testkit.ReferenceBackend;
import org.junit.jupiter.api.Test;

class AdamWTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(new Parameter("a", List.of(2, 2), 1), new Parameter("b", List.of(1), 1)));
  private static final double[] START = {0.5, -1.25, 3, 0, 1e-3};

  /** PyTorch 2.15, torch.optim.AdamW, float64, gradients {@code g[i] = sin(k + i)}, 3 updates. */
  private static final double[] TORCH = {
    0.47904216799910804,
    -1.2675566108958427,
    2.9962515440403776,
    0.0208865887423751,
    0.019712574459466094
  };

  @Test
  void updatesAreThoseOfPyTorch() {
    try (AdamWRun run = AdamW.standard().start(new ReferenceBackend(), start(DType.FLOAT64))) {
      for (int k = 1; k <= 3; k++) {
        run.update(gradient(k, DType.FLOAT64), k < 3 ? 1e-2 : 1e-3);
      }
      assertArrayEquals(TORCH, run.parameters().flat().toDoubles(), 1e-14);
      assertEquals(3, run.updates());
    }
  }

  @Test
  void float32FollowsTheRecursionInDouble() {
    AdamW adamW = new AdamW(0.8, 0.95, 1e-6, 0.1);
    double[] theta = START.clone();
    double[] m = new double[5];
    double[] v = new double[5];
    try (AdamWRun run = adamW.start(new ReferenceBackend(), start(DType.FLOAT32))) {
      for (int k = 1; k <= 50; k++) {
        run.update(gradient(k, DType.FLOAT32), 3e-3);
        for (int i = 0; i < 5; i++) {
          double g = Math.sin(k + i);
          m[i] = 0.8 * m[i] + 0.2 * g;
          v[i] = 0.95 * v[i] + 0.05 * g * g;
          double denominator = Math.sqrt(v[i] / (1 - Math.pow(0.95, k))) + 1e-6;
          theta[i] -= 3e-3 * 0.1 * theta[i];
          theta[i] -= 3e-3 * m[i] / (1 - Math.pow(0.8, k)) / denominator;
        }
      }
      double roundings = 50 * 4 * Math.ulp(3f);
      assertArrayEquals(theta, run.parameters().flat().toDoubles(), roundings);
    }
  }

  @Test
  void badArgumentsAreRefusedAndChangeNothing() {
    try (AdamWRun run = AdamW.standard().start(new ReferenceBackend(), start(DType.FLOAT64))) {
      Parameters gradient = gradient(1, DType.FLOAT64);
      assertThrows(IllegalArgumentException.class, () -> run.update(gradient, Double.NaN));
      assertThrows(IllegalArgumentException.class, () -> run.update(gradient, -1));
      Parameters single = gradient.as(DType.FLOAT32);
      assertThrows(IllegalArgumentException.class, () -> run.update(single, 1e-3));
      assertArrayEquals(START, run.parameters().flat().toDoubles());
      assertEquals(0, run.updates());
    }
    assertThrows(IllegalArgumentException.class, () -> new AdamW(1, 0.999, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> new AdamW(0.9, 0.999, 0, 0));
  }

  @Test
  void aRunThatCannotBeStartedLeavesNothingOpen() {
    try (Refusing backend = new Refusing(new ReferenceBackend(), new AtomicInteger())) {
      Parameters start = start(DType.FLOAT64);
      assertThrows(BackendException.class, () -> AdamW.standard().start(backend, start));
      assertEquals(0, backend.open().get());
    }
  }

  /** Runs of it take no buffers; those not closed are counted. */
  private record Refusing(Backend backend, AtomicInteger open) implements Backend {
    @Override
    public String id() {
      return backend.id();
    }

    @Override
    public Executable compile(Program program) {
      return backend.compile(program);
    }

    @Override
    public Run open(int rows) {
      open.incrementAndGet();
      return new RefusingRun(backend.open(rows), open);
    }

    @Override
    public void close() {
      backend.close();
    }
  }

  private record RefusingRun(Run run, AtomicInteger open) implements Run {
    @Override
    public int rows() {
      return run.rows();
    }

    @Override
    public Buffer buffer(ArrayType type) {
      throw new BackendException("no memory for " + type);
    }

    @Override
    public Launch prepare(Binding binding, Map<String, Buffer> buffers) {
      return run.prepare(binding, buffers);
    }

    @Override
    public void close() {
      open.decrementAndGet();
      run.close();
    }
  }

  private static Parameters start(DType dtype) {
    return new Parameters(LAYOUT, Array.of(START, 5)).as(dtype);
  }

  private static Parameters gradient(int k, DType dtype) {
    double[] g = new double[5];
    for (int i = 0; i < g.length; i++) {
      g[i] = Math.sin(k + i);
    }
    return new Parameters(LAYOUT, Array.of(g, 5)).as(dtype);
  }
}
