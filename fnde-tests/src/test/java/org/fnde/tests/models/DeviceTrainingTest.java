package org.fnde.tests.models;

import static org.fnde.tests.models.Gradients.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.opencl.inspect.Counters;
import org.fnde.backend.opencl.inspect.Inspected;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.AdamW;
import org.fnde.models.AdamWRun;
import org.fnde.models.Classifier;
import org.fnde.models.Loss;
import org.fnde.models.LossGradient;
import org.fnde.models.NeuralCde;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.TrainingStep;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.paths.Control;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.fnde.tests.opencl.Devices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Updates of both experiments' models on a device are those of the backend simd. */
class DeviceTrainingTest {
  private static final int UPDATES = 2;
  private static final Providers PROVIDERS = Providers.load();

  /** What updates give: losses and gradients of each, and the parameters after the last. */
  private record Training(List<LossGradient> updates, Parameters parameters, Traffic traffic) {}

  /** What has been copied and waited for before the first update and after each. */
  private record Traffic(List<Counters> counts) {
    void count(Backend backend) {
      if (backend instanceof Inspected inspected) {
        counts.add(inspected.counters());
      }
    }

    /** Of a solver's step only the error ratio comes back, for which the host waits. */
    void requireOneNumberForEachStep(List<LossGradient> updates) {
      long steps = attempts(updates.get(1)) - attempts(updates.get(0));
      assertEquals(8 * steps, more(Counters::bytesRead), "bytes to the host");
      assertEquals(0, more(Counters::bytesWritten), "bytes to the device");
      assertEquals(steps, more(Counters::waits), "waits");
    }

    /**
     * Weights are copied to the device once for both solves, their gradients once for the
     * optimiser. A tenth more leaves room for states where a solve begins and ends.
     */
    void requireEveryInputOnce(Parameters weights, Map<String, Array> batch) {
      long inputs = batch.values().stream().mapToLong(Traffic::bytes).sum();
      long written = counts.get(2).bytesWritten() - counts.get(1).bytesWritten();
      long most = bytes(weights.flat()) * 22 / 10 + 2 * inputs;
      assertTrue(written <= most, written + " bytes to the device, need at most " + most);
    }

    private static long bytes(Array array) {
      return (long) array.length() * array.type().dtype().bytes();
    }

    /** How much more there was in the second update than in the first. */
    private long more(ToLongFunction<Counters> count) {
      long first = count.applyAsLong(counts.get(1)) - count.applyAsLong(counts.get(0));
      return count.applyAsLong(counts.get(2)) - count.applyAsLong(counts.get(1)) - first;
    }

    private static long attempts(LossGradient update) {
      return Stream.of(update.forward(), update.backward())
          .mapToLong(s -> s.accepted() + s.rejected())
          .sum();
    }
  }

  private static Training train(
      String spec,
      Parameters initial,
      Map<String, Array> batch,
      Function<Backend, Objective> objective) {
    try (Backend backend = Devices.backend(spec);
        Objective loss = objective.apply(backend);
        AdamWRun run = AdamW.standard().start(backend, initial)) {
      TrainingStep step = new TrainingStep(loss, run);
      List<LossGradient> updates = new ArrayList<>();
      Traffic traffic = new Traffic(new ArrayList<>());
      traffic.count(backend);
      for (int i = 0; i < UPDATES; i++) {
        updates.add(step.run(batch, 1e-3));
        traffic.count(backend);
      }
      return new Training(updates, run.parameters(), traffic);
    }
  }

  /** In double precision the steps are the same. */
  private static void compare(
      Parameters initial,
      Map<String, Array> batch,
      Function<Backend, Objective> objective,
      double tolerance) {
    Training expected = train("simd", initial, batch, objective);
    Training actual = train("opencl", initial, batch, objective);
    for (int i = 0; i < UPDATES; i++) {
      LossGradient e = expected.updates.get(i);
      LossGradient a = actual.updates.get(i);
      if (initial.flat().type().dtype() == DType.FLOAT64) {
        assertEquals(e.forward().nfe(), a.forward().nfe(), "forward NFE");
        assertEquals(e.backward().nfe(), a.backward().nfe(), "backward NFE");
      }
      assertEquals(e.hits(), a.hits());
      assertEquals(e.loss(), a.loss(), tolerance * e.loss());
      close(e.gradient(), a.gradient(), tolerance, "gradient");
    }
    close(expected.parameters, actual.parameters, tolerance, "parameters");
    actual.traffic.requireOneNumberForEachStep(actual.updates);
    actual.traffic.requireEveryInputOnce(initial, batch);
  }

  private static void close(Parameters expected, Parameters actual, double tolerance, String what) {
    assertClose(expected.flat().toDoubles(), actual.flat().toDoubles(), tolerance, what);
  }

  @ParameterizedTest
  @CsvSource("FLOAT64, mixed, 1e-10")
  void symplecticOdeNet(DType dtype, String norm, double tolerance) {
    SymOden model = SymOden.published();
    TensorFile file = SymOdenFiles.tensors("training-batch.safetensors");
    Map<String, Array> batch = new HashMap<>();
    batch.put(Objective.INITIAL, firstRows(file.tensors().get("y0").toRows().as(dtype)));
    batch.put(Objective.TARGET, firstRows(file.tensors().get("target").toRows().as(dtype)));
    double[] times = {0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35};
    Solve solve =
        Solve.of(model).tolerances(1e-4, 1e-4).saveAt(times).adjoint(Backsolve.norm(norm));
    ArrayType states = new ArrayType(dtype, Shape.rows(times.length, SymOden.STATE));
    compare(
        SymOdenFiles.weights(dtype),
        batch,
        backend -> Objective.of(solve, model.parameters(), Loss.meanSquareError(), states, backend),
        tolerance);
  }

  private static Array firstRows(Array all) {
    int rows = 19;
    ArrayType type = all.type();
    double[] values = new double[rows * type.shape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i);
    }
    return Array.of(type, rows, values);
  }

  /** Steps over kinks make rounding errors larger, at most to errors of the tolerance, 1e-3. */
  @ParameterizedTest
  @CsvSource({"FLOAT64, hermite, mixed, 1e-5", "FLOAT32, linear, seminorm, 1e-3"})
  void neuralCde(DType dtype, String interpolation, String norm, double tolerance) {
    int rows = 21;
    int length = 9;
    int channels = 21;
    Interpolation path = PROVIDERS.interpolation(interpolation);
    NeuralCde model = NeuralCde.published(path);
    SplittableRandom random = new SplittableRandom(5);
    double[] x = random.doubles((long) rows * length * channels, -1, 1).toArray();
    double[] labels = random.ints(rows, 0, 10).asDoubleStream().toArray();
    Array times = Array.of(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, length);
    Control control = Control.of(path, times, Array.rows(rows, x, length, channels).as(dtype));
    Map<String, Array> batch = new HashMap<>(control.inputs());
    batch.put(Objective.TARGET, Array.rows(rows, labels).as(DType.INT32));
    Solve solve =
        Solve.of(model.term())
            .tolerances(1e-3, 1e-6)
            .jumpTimes(control.innerKnots())
            .saveAt(control.start(), control.end())
            .adjoint(Backsolve.norm(norm));
    ArrayType knots = control.knots().type();
    ArrayType coefficients = control.coefficients().type();
    compare(
        model.parameters().initial(3, dtype),
        batch,
        backend -> new Classifier(model, solve, knots, coefficients).objective(backend),
        tolerance);
  }
}
