package org.fnde.experiments.acrobot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.results.Commit;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;
import org.fnde.experiments.training.Trainee;
import org.fnde.experiments.training.Training;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.solve.SolveException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains one model per norm from the same weights on the same batches, and measures them. */
final class AcrobotTraining {
  private static final Logger LOG = LoggerFactory.getLogger(AcrobotTraining.class);
  private static final double LEARNING_RATE = 1e-3;
  private static final int WARM_UPS = 2;

  private final AcrobotProblem problem;
  private final AcrobotPlan plan;
  private final AcrobotExperiment.Request request;
  private final Windows test;
  private final Parameters initial;
  private final Instant started = Instant.now();
  private final Map<String, Double> gradientErrors = new HashMap<>();

  AcrobotTraining(AcrobotProblem problem, AcrobotPlan plan, AcrobotExperiment.Request request) {
    this.problem = problem;
    this.plan = plan;
    this.request = request;
    this.test = AcrobotProblem.spread(problem.data().test(), plan.testExamples());
    this.initial = problem.layout().initial(plan.seed(), DType.FLOAT32);
  }

  /** Trains, stores a result per norm and returns them in the order of the norms. */
  List<RunResult> run() {
    List<Trainee> trainees = new ArrayList<>();
    try {
      for (String norm : request.norms()) {
        Objective objective = problem.objective(plan, norm, DType.FLOAT32);
        trainees.add(Trainee.of(norm, objective, problem.backend(), initial));
      }
      return run(trainees);
    } finally {
      trainees.forEach(Trainee::close);
    }
  }

  private List<RunResult> run(List<Trainee> trainees) {
    request.progress().note("warming up");
    trainees.forEach(this::warmUp);
    Optional<Metrics> before = testLoss(trainees.getFirst(), initial);
    checkGradients();
    String task = request.comparing() ? "compare acrobot" : "run acrobot";
    request.progress().start(task, plan.updates() * trainees.size());
    training().run(trainees, request.progress(), request.cancelled());
    List<RunResult> results = new ArrayList<>();
    for (Trainee trainee : trainees) {
      results.add(stored(result(trainee, before)));
    }
    return results;
  }

  private Training training() {
    Windows validation = problem.data().validation();
    return new Training(
        plan.batches(),
        plan.updates(),
        indices -> AcrobotProblem.inputs(problem.data().train(), indices, DType.FLOAT32),
        t -> problem.loss(t.objective(), t.parameters(), validation, validation.count()),
        validation.count(),
        LEARNING_RATE);
  }

  /** A solve that fails here fails again in the first update, which keeps the reason. */
  private void warmUp(Trainee trainee) {
    Map<String, Array> batch =
        AcrobotProblem.inputs(problem.data().train(), plan.batches().batch(0), DType.FLOAT32);
    unlessFailed(() -> {
      for (int i = 0; i < WARM_UPS; i++) {
        trainee.objective().gradient(initial, batch);
      }
      return trainee;
    });
  }

  private void checkGradients() {
    if (request.comparing()) {
      request.progress().note("comparing gradients with a tight solve");
      Optional<GradientCheck> check = unlessFailed(() -> new GradientCheck(problem, plan, initial));
      for (String norm : request.norms()) {
        check
            .flatMap(c -> unlessFailed(() -> c.error(norm)))
            .ifPresent(error -> gradientErrors.put(norm, error));
      }
    }
  }

  /** What is measured beside the training must not lose what was trained. */
  private static <T> Optional<T> unlessFailed(Supplier<T> measurement) {
    try {
      return Optional.of(measurement.get());
    } catch (SolveException e) {
      LOG.info("not measured: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Metrics> testLoss(Trainee trainee, Parameters parameters) {
    return unlessFailed(() -> problem.loss(trainee.objective(), parameters, test, test.count()))
        .map(loss -> new Metrics(loss, OptionalDouble.empty(), test.count()));
  }

  private RunResult result(Trainee trainee, Optional<Metrics> before) {
    Optional<Metrics> after =
        trainee.isRunning() ? testLoss(trainee, trainee.parameters()) : Optional.empty();
    OptionalDouble gradientError =
        gradientErrors.containsKey(trainee.norm())
            ? OptionalDouble.of(gradientErrors.get(trainee.norm()))
            : OptionalDouble.empty();
    return new RunResult(
        "acrobot",
        plan.configuration(trainee.norm()),
        Machine.current(),
        Commit.current(),
        started,
        trainee.updates().stream().mapToDouble(Update::seconds).sum(),
        trainee.status(),
        problem.layout().size(),
        trainee.history(),
        before,
        after,
        gradientError,
        trainee.updates());
  }

  private RunResult stored(RunResult result) {
    Optional<Path> file = request.results().save(result);
    file.ifPresent(f -> request.progress().note("results: " + f));
    return result;
  }

  /** Reports runs that failed, after everything is stored. */
  static void refuseFailures(List<RunResult> results) {
    List<String> failures = new ArrayList<>();
    for (RunResult r : results) {
      if (r.status() instanceof RunStatus.Failed(String reason)) {
        failures.add(r.configuration().norm() + ": " + reason);
      }
    }
    if (!failures.isEmpty()) {
      throw new ExperimentException(String.join("; ", failures));
    }
  }
}
