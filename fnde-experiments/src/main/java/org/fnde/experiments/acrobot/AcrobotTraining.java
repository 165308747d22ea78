package org.fnde.experiments.acrobot;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.results.Commit;
import org.fnde.experiments.results.Machine;
import org.fnde.experiments.results.Metrics;
import org.fnde.experiments.results.RunResult;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.training.Trainee;
import org.fnde.experiments.training.Training;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.solve.SolveException;
import org.fnde.solve.Status;

/** Trains one model per norm from the same weights on the same batches, and measures them. */
final class AcrobotTraining {
  private static final double LEARNING_RATE = 1e-3;
  private static final int WARM_UPS = 2;
  private static final double NANOS = 1e9;

  private final AcrobotProblem problem;
  private final AcrobotPlan plan;
  private final AcrobotExperiment.Request request;
  private final Windows test;
  private final Parameters initial;
  private final Instant started = Instant.now();
  private final long startedNanos = System.nanoTime();
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
    Optional<Metrics> before = Optional.empty();
    try {
      request.progress().note("warming up");
      trainees.forEach(this::warmUp);
      before = Optional.of(testLoss(trainees.getFirst(), initial));
      checkGradients();
      String task = request.comparing() ? "compare acrobot" : "run acrobot";
      request.progress().start(task, plan.updates() * trainees.size());
      training().run(trainees, request.progress(), request.cancelled());
    } catch (SolveException e) {
      if (!(e.status() instanceof Status.Cancelled)) {
        throw new ExperimentException("before the first update: " + e.getMessage(), e);
      }
      trainees.forEach(Trainee::interrupt);
    }
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

  private void warmUp(Trainee trainee) {
    Map<String, Array> batch =
        AcrobotProblem.inputs(problem.data().train(), plan.batches().batch(0), DType.FLOAT32);
    for (int i = 0; i < WARM_UPS; i++) {
      trainee.objective().gradient(initial, batch);
    }
  }

  private void checkGradients() {
    if (request.comparing()) {
      request.progress().note("comparing gradients with a tight solve");
      GradientCheck check = new GradientCheck(problem, plan, initial);
      request.norms().forEach(norm -> gradientErrors.put(norm, check.error(norm)));
    }
  }

  private Metrics testLoss(Trainee trainee, Parameters parameters) {
    double loss = problem.loss(trainee.objective(), parameters, test, test.count());
    return new Metrics(loss, OptionalDouble.empty(), test.count());
  }

  private RunResult result(Trainee trainee, Optional<Metrics> before) {
    Optional<Metrics> after =
        trainee.isRunning()
            ? Optional.of(testLoss(trainee, trainee.parameters()))
            : Optional.empty();
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
        (System.nanoTime() - startedNanos) / NANOS,
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
