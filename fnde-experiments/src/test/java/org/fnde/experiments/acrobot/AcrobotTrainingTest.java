package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.fnde.experiments.Settings;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.ResultFile;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.training.Lab;
import org.fnde.experiments.training.Plan;
import org.fnde.experiments.training.Trained;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.models.SymOden;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.ControllerProvider;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network trained on the real data, with every part of a comparison. */
class AcrobotTrainingTest {
  @TempDir private Path directory;

  /** A norm under which no step is ever good enough. */
  private record NeverFinite(String id) implements NormProvider {
    @Override
    public Norm create(Options options) {
      return values -> Expr.literal(Double.NaN, DType.FLOAT64, List.of());
    }
  }

  private static Settings updates(int count) {
    return Lab.settings(OptionalInt.empty(), OptionalInt.of(count), OptionalInt.of(8), false);
  }

  private Lab lab() {
    return new Lab(directory, withNeverFinite());
  }

  private static AcrobotExperiment small() {
    return new AcrobotExperiment(new SymOden(List.of(8), List.of(8), List.of(8)));
  }

  private static List<RunResult> read(Trained trained) {
    return trained.results().stream().map(ResultFile::read).toList();
  }

  private static Providers withNeverFinite() {
    var all = Providers.load().all();
    List<NormProvider> norms = new ArrayList<>(cast(all.get("norm"), NormProvider.class));
    norms.add(new NeverFinite("never-finite"));
    return Providers.of(
        norms,
        cast(all.get("method"), MethodProvider.class),
        cast(all.get("controller"), ControllerProvider.class),
        cast(all.get("backend"), BackendProvider.class));
  }

  private static <P> List<P> cast(List<?> providers, Class<P> type) {
    return providers.stream().map(type::cast).toList();
  }

  @Test
  void normsStartFromTheSameWeightsSeeTheSameBatchesAndAreStored() {
    List<RunResult> results = read(lab().train(small(), updates(3), true, "mixed", "seminorm"));
    assertEquals(2, results.size());
    for (RunResult r : results) {
      assertInstanceOf(RunStatus.Completed.class, r.status());
      assertEquals(3, r.updates().size());
      assertTrue(r.testMetrics().isPresent());
      assertTrue(r.gradientError().getAsDouble() < 0.1, r.gradientError().toString());
      assertEquals(results.getFirst().updates().getFirst().loss(), r.updates().getFirst().loss());
      assertEquals(results.getFirst().initialMetrics(), r.initialMetrics());
      assertEquals(8, r.probes().size());
    }
    long mixed = results.get(0).totals().backward().nfe();
    long seminorm = results.get(1).totals().backward().nfe();
    assertTrue(seminorm <= mixed, seminorm + " > " + mixed);
  }

  @Test
  void aNormThatFailsIsNamedAndTheOthersGoOn() {
    Trained trained = lab().train(small(), updates(2), true, "never-finite", "seminorm");
    List<RunResult> results = read(trained);
    RunStatus.Failed failed = assertInstanceOf(RunStatus.Failed.class, results.getFirst().status());
    assertTrue(failed.reason().contains("update 1"), failed.reason());
    assertTrue(failed.reason().contains("t = "), failed.reason());
    assertInstanceOf(RunStatus.Completed.class, results.getLast().status());
    assertEquals(2, results.getLast().updates().size());
    assertEquals(1, trained.failures().size());
    assertTrue(
        trained.failures().getFirst().startsWith("never-finite, seed 3: "), trained.toString());
  }

  @Test
  void whatWasMeasuredBeforeAnInterruptionIsStored() {
    Lab lab = lab();
    List<RunResult> results =
        read(
            lab.train(
                small(), updates(1_000_000), true, () -> lab.updates >= 3, "seminorm", "mixed"));
    assertEquals(2, results.size());
    for (RunResult r : results) {
      assertInstanceOf(RunStatus.Interrupted.class, r.status());
      assertFalse(r.updates().isEmpty());
      assertTrue(r.testMetrics().isEmpty());
    }
  }

  @Test
  void onlyTheUnchangedPublishedConfigurationIsCalledPublished() {
    Settings full =
        Lab.settings(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), true);
    Configuration published = configuration(full);
    assertTrue(published.full());
    assertEquals(50 * 79, published.updates());
    assertEquals(256, published.batchSize());
    assertEquals("train", published.selection());
    assertFalse(configuration(updates(2)).full());
    Settings shorter =
        Lab.settings(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.empty(), true);
    assertFalse(configuration(shorter).full());
  }

  private static Configuration configuration(Settings settings) {
    Plan plan = new Plan(settings, small().defaults(settings.full()), new LinkedHashMap<>());
    return plan.configuration("mixed", 0, AcrobotData.TRAIN);
  }
}
