package org.fnde.experiments.acrobot;

import com.google.inject.Inject;
import java.io.PrintStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Backend;
import org.fnde.experiments.CompareRequest;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.RunRequest;
import org.fnde.experiments.Settings;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ComparisonTable;
import org.fnde.experiments.results.ResultStore;
import org.fnde.experiments.results.RunResult;
import org.fnde.models.SymOden;
import org.fnde.spi.Providers;

/** Symplectic ODE-Net on the fully actuated acrobot. */
public final class AcrobotExperiment implements Experiment {
  private static final String DEFAULT_NORM = "seminorm";

  /** What run and compare have in common. */
  record Request(
      List<String> norms,
      boolean comparing,
      Settings settings,
      Providers providers,
      PrintStream out,
      Progress progress,
      ResultStore results,
      BooleanSupplier cancelled) {}

  /** An experiment on the data of the user's cache. */
  @Inject
  AcrobotExperiment() {}

  @Override
  public String id() {
    return "acrobot";
  }

  @Override
  public String description() {
    return "Symplectic ODE-Net learns the dynamics of a two-link pendulum";
  }

  @Override
  public void run(RunRequest r) {
    train(
        new Request(
            List.of(r.norm().orElse(DEFAULT_NORM)),
            false,
            r.settings(),
            r.providers(),
            r.out(),
            r.progress(),
            r.results(),
            r.cancelled()));
  }

  @Override
  public void compare(CompareRequest r) {
    train(
        new Request(
            r.norms(),
            true,
            r.settings(),
            r.providers(),
            r.out(),
            r.progress(),
            r.results(),
            r.cancelled()));
  }

  private static void train(Request request) {
    AcrobotPlan plan = AcrobotPlan.of(request.settings());
    for (String norm : request.norms()) {
      request.results().requireWritable("acrobot", plan.configuration(norm));
    }
    request.progress().note("simulating the acrobot, or reading it from the cache");
    Trajectories trajectories = AcrobotCache.ofUser(System.getenv()).load(request.providers());
    AcrobotData data = AcrobotData.of(trajectories);
    List<RunResult> results;
    try (Backend backend = request.providers().backend(request.settings().backendSpec())) {
      AcrobotProblem problem =
          new AcrobotProblem(
              data, SymOden.published(), request.providers(), backend, request.cancelled());
      results = new AcrobotTraining(problem, plan, request).run();
    }
    request.progress().close();
    new ComparisonTable(results).print(request.out());
    AcrobotTraining.refuseFailures(results);
  }
}
