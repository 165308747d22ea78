package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.fnde.experiments.Settings;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;
import org.fnde.experiments.training.Lab;
import org.fnde.experiments.training.Trained;
import org.fnde.models.SymOden;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on an OpenCL device; without one the tests are skipped with the reason. */
class DeviceTrainingTest {
  private static final int UPDATES = 4;
  private static final Providers PROVIDERS = Providers.load();

  @TempDir private Path directory;

  @BeforeEach
  void requireDevice() {
    for (Provider<?> provider : PROVIDERS.all().get("backend")) {
      if (provider.id().equals("opencl")) {
        provider.unavailable().ifPresent(reason -> Assumptions.abort("no OpenCL: " + reason));
      }
    }
  }

  private static AcrobotExperiment small() {
    return new AcrobotExperiment(new SymOden(List.of(8), List.of(8), List.of(8)));
  }

  private static Settings on(String backend, boolean resume) {
    Settings few =
        Lab.settings(OptionalInt.empty(), OptionalInt.of(UPDATES), OptionalInt.of(8), false);
    return Lab.on(backend, Lab.with(few, 1, resume, false));
  }

  private RunResult trained(String results, int first, String... backends) {
    RunResult result = null;
    for (int i = 0; i < backends.length; i++) {
      int until = i == backends.length - 1 ? Integer.MAX_VALUE : first;
      Lab lab = new Lab(directory.resolve(results), PROVIDERS);
      Trained trained =
          lab.train(small(), on(backends[i], i > 0), false, () -> lab.updates >= until, "seminorm");
      assertEquals(List.of(), trained.failures());
      result = ResultFile.read(trained.results().getFirst());
    }
    return result;
  }

  /** What one device began another one ends: a checkpoint knows none of them. */
  @Test
  void aRunGoesOnOnTheOtherDevice() {
    RunResult simd = trained("simd", 0, "simd");
    RunResult away = trained("away", 2, "simd", "opencl");
    RunResult back = trained("back", 2, "opencl", "simd");
    assertEquals("opencl:threads=1", away.configuration().backend());
    assertEquals("simd:threads=1", back.configuration().backend());
    for (RunResult run : List.of(away, back)) {
      assertInstanceOf(RunStatus.Completed.class, run.status());
      assertEquals(UPDATES, run.updates().size());
      assertTrue(run.testMetrics().isPresent());
      for (int i = 0; i < UPDATES; i++) {
        Update expected = simd.updates().get(i);
        // Single precision, and four updates that each solve to a tolerance of 1e-4.
        double loss = expected.loss();
        assertEquals(loss, run.updates().get(i).loss(), 1e-4 * loss, "update " + i);
        assertEquals(expected.forward().nfe(), run.updates().get(i).forward().nfe());
      }
    }
  }
}
