package org.fnde.experiments.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Settings;
import org.fnde.experiments.acrobot.SmallAcrobot;
import org.fnde.experiments.recognition.Words;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
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

  private Settings on(String backend, Settings settings, boolean resume) {
    return Lab.on(backend, Lab.with(settings, 1, resume, false));
  }

  private static Settings updates(int batchSize) {
    return Lab.settings(
        OptionalInt.empty(), OptionalInt.of(UPDATES), OptionalInt.of(batchSize), false);
  }

  private RunResult trained(Experiment experiment, Settings settings, String... backends) {
    RunResult result = null;
    Path results = directory.resolve(String.join("-", backends));
    for (int i = 0; i < backends.length; i++) {
      int until = i == backends.length - 1 ? Integer.MAX_VALUE : UPDATES / 2;
      Lab lab = new Lab(results, PROVIDERS);
      Settings own = on(backends[i], settings, i > 0);
      Trained trained = lab.train(experiment, own, false, () -> lab.updates >= until, "seminorm");
      assertEquals(List.of(), trained.failures());
      result = ResultFile.read(trained.results().getFirst());
    }
    return result;
  }

  @Test
  void acrobotGoesOnOnTheOtherDevice() {
    goesOn(SmallAcrobot.experiment(), updates(8));
  }

  @Test
  void wordsGoOnOnTheOtherDevice() throws IOException {
    Path data = Words.digits(directory.resolve("data"));
    Settings settings = updates(12).with(Choice.DATA, data.toString()).with(Choice.HIDDEN, "4/6/2");
    goesOn(Words.digitsExperiment(directory.resolve("cache")), settings);
  }

  /** What one device began another one ends: a checkpoint knows none of them. */
  private void goesOn(Experiment experiment, Settings settings) {
    RunResult simd = trained(experiment, settings, "simd");
    RunResult away = trained(experiment, settings, "simd", "opencl");
    RunResult back = trained(experiment, settings, "opencl", "simd");
    assertEquals("opencl:threads=1", away.configuration().backend());
    assertEquals("simd:threads=1", back.configuration().backend());
    for (RunResult run : List.of(away, back)) {
      assertInstanceOf(RunStatus.Completed.class, run.status());
      assertEquals(UPDATES, run.updates().size());
      assertTrue(run.testMetrics().isPresent());
      for (int i = 0; i < UPDATES; i++) {
        // Single precision, and solves whose relative tolerance is 1e-3 and less.
        double loss = simd.updates().get(i).loss();
        assertEquals(loss, run.updates().get(i).loss(), 1e-4 * loss, "update " + i);
      }
    }
  }
}
