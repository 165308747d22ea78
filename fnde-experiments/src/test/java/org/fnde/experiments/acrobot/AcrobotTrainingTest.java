package org.fnde.experiments.acrobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Backend;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.Settings;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.progress.ProgressUpdate;
import org.fnde.experiments.results.ComparisonTable;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.ResultStore;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small network trained on the real data, with every part of a comparison. */
class AcrobotTrainingTest {
  private static AcrobotData data;

  /** A norm under which no step is ever good enough. */
  private record NeverFinite(String id) implements NormProvider {
    @Override
    public Norm create(Options options) {
      return values -> Expr.literal(Double.NaN, DType.FLOAT64, List.of());
    }
  }

  private static final class Kept implements ResultStore {
    private final List<RunResult> results = new ArrayList<>();

    @Override
    public void requireWritable(String experiment, Configuration configuration) {}

    @Override
    public Optional<Path> save(RunResult result) {
      results.add(result);
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void simulate() {
    data = AcrobotData.of(Trajectories.simulate(Providers.load()));
  }

  private static Settings updates(int count) {
    Settings none = Settings.none();
    return new Settings(
        none.method(),
        none.controller(),
        none.backend(),
        none.rtol(),
        none.atol(),
        OptionalInt.empty(),
        OptionalInt.of(count),
        OptionalInt.of(8),
        OptionalLong.of(3),
        OptionalInt.of(1),
        false);
  }

  /** Counts updates. */
  private static final class Counting implements Progress {
    private int updates;

    @Override
    public void start(String task, long total) {}

    @Override
    public void note(String message) {}

    @Override
    public void update(ProgressUpdate update) {
      updates++;
    }

    @Override
    public void close() {}
  }

  private static List<RunResult> train(List<String> norms, Settings settings, Kept kept) {
    return train(norms, settings, kept, Progress.silent(), () -> false);
  }

  private static List<RunResult> train(
      List<String> norms,
      Settings settings,
      Kept kept,
      Progress progress,
      BooleanSupplier cancelled) {
    Providers providers = withNeverFinite();
    AcrobotPlan plan = AcrobotPlan.of(settings);
    SymOden small = new SymOden(List.of(8), List.of(8), List.of(8));
    try (Backend backend = providers.backend(settings.backendSpec())) {
      AcrobotProblem problem = new AcrobotProblem(data, small, providers, backend, cancelled);
      AcrobotExperiment.Request request =
          new AcrobotExperiment.Request(
              norms, true, settings, providers, System.out, progress, kept, cancelled);
      return new AcrobotTraining(problem, plan, request).run();
    }
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
    Kept kept = new Kept();
    List<RunResult> results = train(List.of("mixed", "seminorm"), updates(3), kept);
    assertEquals(results, kept.results);
    assertEquals(2, results.size());
    for (RunResult r : results) {
      assertInstanceOf(RunStatus.Completed.class, r.status());
      assertEquals(3, r.updates().size());
      assertTrue(r.testAfter().isPresent());
      assertTrue(r.gradientError().getAsDouble() < 0.1, r.gradientError().toString());
      assertEquals(results.getFirst().updates().getFirst().loss(), r.updates().getFirst().loss());
      assertEquals(results.getFirst().testBefore(), r.testBefore());
    }
    long mixed = results.get(0).totals().backward().nfe();
    long seminorm = results.get(1).totals().backward().nfe();
    assertTrue(seminorm <= mixed, seminorm + " > " + mixed);
  }

  @Test
  void tableOfAQuickRunSaysThatItIsShort() {
    List<RunResult> results = train(List.of("seminorm"), updates(1), new Kept());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ComparisonTable(results).print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("short run, not the published result"), text);
    assertTrue(text.contains("seminorm"), text);
  }

  @Test
  void aNormThatFailsIsNamedAndTheOthersGoOn() {
    Kept kept = new Kept();
    List<RunResult> results = train(List.of("never-finite", "seminorm"), updates(2), kept);
    RunStatus.Failed failed = assertInstanceOf(RunStatus.Failed.class, results.getFirst().status());
    assertTrue(failed.reason().contains("update 1"), failed.reason());
    assertTrue(failed.reason().contains("t = "), failed.reason());
    assertInstanceOf(RunStatus.Completed.class, results.getLast().status());
    assertEquals(2, results.getLast().updates().size());
    assertEquals(2, kept.results.size());
    ExperimentException refusal =
        assertThrows(ExperimentException.class, () -> AcrobotTraining.refuseFailures(results));
    assertTrue(refusal.getMessage().startsWith("never-finite: "), refusal.getMessage());
  }

  @Test
  void whatWasMeasuredBeforeAnInterruptionIsStored() {
    Kept kept = new Kept();
    Counting progress = new Counting();
    List<RunResult> results =
        train(
            List.of("seminorm", "mixed"),
            updates(1_000_000),
            kept,
            progress,
            () -> progress.updates >= 3);
    assertEquals(2, kept.results.size());
    for (RunResult r : results) {
      assertInstanceOf(RunStatus.Interrupted.class, r.status());
      assertFalse(r.updates().isEmpty());
      assertTrue(r.testAfter().isEmpty());
    }
  }

  @Test
  void onlyTheUnchangedPublishedConfigurationIsCalledPublished() {
    Settings none = Settings.none();
    Settings full =
        new Settings(
            none.method(),
            none.controller(),
            none.backend(),
            none.rtol(),
            none.atol(),
            none.epochs(),
            none.updates(),
            none.batchSize(),
            none.seed(),
            none.threads(),
            true);
    AcrobotPlan plan = AcrobotPlan.of(full);
    assertTrue(plan.configuration("mixed").full());
    assertEquals(50 * 79, plan.updates());
    assertEquals(256, plan.batches().size());
    assertFalse(AcrobotPlan.of(updates(2)).configuration("mixed").full());
  }
}
