package org.fnde.experiments.training;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fnde.backend.Backend;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Task;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.progress.UpdateText;
import org.fnde.experiments.results.Configuration;
import org.fnde.experiments.results.Probe;
import org.fnde.experiments.results.ResultException;
import org.fnde.experiments.results.RunFiles;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.series.SeriesException;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.solve.SolveException;

/**
 * Runs or compares an experiment: for every repeat, all norms side by side from the same weights on
 * the same batches. What is interrupted can be gone on with.
 */
public final class Training {
  private final Experiment experiment;
  private final TrainingRequest request;
  private final List<Plan> plans;
  private final List<Path> results = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private Training(Experiment experiment, TrainingRequest request) {
    this.experiment = experiment;
    this.request = request;
    this.plans = request.settings().each().stream().map(this::plan).toList();
  }

  private Plan plan(Settings settings) {
    Defaults defaults = experiment.defaults(settings.full());
    return new Plan(settings, defaults, experiment.options(settings));
  }

  /**
   * Trains and stores a result for every tolerance, norm and repeat. One that fails does not keep
   * the others from being completed and stored.
   *
   * @param experiment what to train
   * @param request how
   * @return the files of the results, and what failed
   * @throws org.fnde.experiments.UsageException if an option does not fit, before any work
   * @throws org.fnde.experiments.ExperimentException if the data cannot be had, or nothing can be
   *     stored
   */
  public static Trained run(Experiment experiment, TrainingRequest request) {
    return new Training(experiment, request).run();
  }

  private Trained run() {
    plans.forEach(plan -> requireWritable(plan, norms()));
    try (Backend backend = request.providers().backend(request.settings().backendSpec())) {
      Task task = experiment.open(workbench(request.settings(), backend));
      List<Bench> benches =
          plans.stream().map(plan -> Bench.of(experiment, request, plan, task, backend)).toList();
      request.progress().note(task.model());
      if (request.settings().full()) {
        estimate(benches);
      }
      for (Bench bench : benches) {
        for (int repeat = 0; repeat < request.settings().repeats(); repeat++) {
          if (!request.cancelled().getAsBoolean()) {
            train(bench, slots(bench, norms(), seed(repeat)), repeat == 0);
          }
        }
      }
      trainBeside(backend);
    }
    request.progress().close();
    return new Trained(results, failures);
  }

  /** Data that do not allow it leave the comparison as it is. */
  private void trainBeside(Backend backend) {
    Optional<Settings> other = experiment.beside(plans.getFirst().settings());
    if (!request.comparing() || other.isEmpty() || request.cancelled().getAsBoolean()) {
      return;
    }
    List<String> norm = norms().contains(usualNorm()) ? List.of(usualNorm()) : List.of(last());
    try {
      Plan plan = plan(other.get());
      requireWritable(plan, norm);
      Task task = experiment.open(workbench(other.get(), backend));
      Bench bench = Bench.of(experiment, request.alone(), plan, task, backend);
      request
          .progress()
          .note(
              "once more, with "
                  + plan.options().entrySet().stream()
                      .map(option -> option.getKey() + " " + option.getValue())
                      .collect(Collectors.joining(", ")));
      train(bench, slots(bench, norm, seed(0)), false);
    } catch (SeriesException | UsageException e) {
      request.progress().note("nothing is trained beside this: " + e.getMessage());
    }
  }

  private String usualNorm() {
    return plans.getFirst().defaults().norm();
  }

  private String last() {
    return norms().getLast();
  }

  private Workbench workbench(Settings settings, Backend backend) {
    return new Workbench(
        settings, request.providers(), backend, request.progress(), request.cancelled());
  }

  private List<String> norms() {
    if (!request.norms().isEmpty()) {
      return request.norms();
    }
    return request.comparing() ? plans.getFirst().defaults().norms() : List.of(usualNorm());
  }

  private void requireWritable(Plan plan, List<String> norms) {
    for (String norm : norms) {
      request.results().requireWritable(experiment.id(), plan.nameOnly(norm));
    }
  }

  private long seed(int repeat) {
    return request.settings().seed().orElse(0) + repeat;
  }

  private Slot.Finder finder(Bench bench) {
    return new Slot.Finder(
        experiment.id(), bench.task().layout(), request.results(), request.progress());
  }

  private List<Slot> slots(Bench bench, List<String> norms, long seed) {
    List<Slot> slots = new ArrayList<>();
    for (String norm : norms) {
      Configuration c = bench.configuration(norm, seed);
      boolean resume = request.settings().resume();
      slots.add(resume ? finder(bench).resumed(c) : finder(bench).fresh(c));
    }
    return slots;
  }

  private void estimate(List<Bench> benches) {
    request.progress().note("measuring a few gradients");
    Duration all = Duration.ZERO;
    for (Bench bench : benches) {
      for (String norm : norms()) {
        Optional<Duration> one = estimate(bench, norm);
        if (one.isEmpty()) {
          return;
        }
        all = all.plus(one.get());
      }
    }
    request
        .progress()
        .note(
            "this will take about %s: %d updates of each of %d runs, with measurements"
                .formatted(
                    UpdateText.of(all),
                    benches.getFirst().configuration(norms().getFirst(), seed(0)).updates(),
                    benches.size() * norms().size() * request.settings().repeats()));
  }

  /** Empty where a gradient fails: the first update will, and keeps the reason. */
  private Optional<Duration> estimate(Bench bench, String norm) {
    Configuration first = bench.configuration(norm, seed(0));
    Duration all = Duration.ZERO;
    try (Objective objective = bench.objective(first)) {
      double seconds = Estimate.gradientSeconds(bench, objective, first);
      for (int repeat = 0; repeat < request.settings().repeats(); repeat++) {
        Configuration c = bench.configuration(norm, seed(repeat));
        all = all.plus(Estimate.left(seconds, bench, c, finder(bench)));
      }
    } catch (SolveException e) {
      return Optional.empty();
    }
    return Optional.of(all);
  }

  private void train(Bench bench, List<Slot> slots, boolean probing) {
    List<Slot> open = open(slots, probing && request.comparing());
    Map<Slot, Path> stored = new LinkedHashMap<>();
    slots.stream()
        .filter(slot -> !open.contains(slot))
        .forEach(slot -> stored.put(slot, slot.files().result()));
    List<Outcome> outcomes = open.isEmpty() ? List.of() : outcomes(bench, open);
    Map<Configuration, List<Probe>> probes = probing ? probes(bench, outcomes) : Map.of();
    for (Outcome outcome : outcomes) {
      List<Probe> own = probes.getOrDefault(outcome.slot().configuration(), List.of());
      store(bench, outcome, own).ifPresent(file -> stored.put(outcome.slot(), file));
    }
    slots.stream().filter(stored::containsKey).forEach(slot -> results.add(stored.get(slot)));
  }

  /** None if it is interrupted before the first update. */
  private List<Outcome> outcomes(Bench bench, List<Slot> open) {
    try {
      return new Repeat(bench, open).run();
    } catch (SolveException e) {
      if (request.cancelled().getAsBoolean()) {
        return List.of();
      }
      throw e;
    }
  }

  /** Norms are probed together, with the weights of one of them: all or none. */
  private List<Slot> open(List<Slot> slots, boolean probing) {
    boolean again =
        probing && !experiment.probes().isEmpty() && !slots.stream().allMatch(Slot::isProbed);
    return slots.stream().filter(slot -> again || !slot.isComplete()).toList();
  }

  /** What cannot be stored does not keep the rest from it. */
  private Optional<Path> store(Bench bench, Outcome outcome, List<Probe> probes) {
    Configuration c = outcome.slot().configuration();
    if (outcome.status() instanceof RunStatus.Failed(String reason)) {
      failures.add(c.norm() + ", seed " + c.seed() + ": " + reason);
    }
    try {
      Path file = Storing.store(outcome, probes, Judging.of(bench, outcome));
      draw(bench, outcome);
      return Optional.of(file);
    } catch (ResultException | CheckpointException e) {
      failures.add(
          e.getMessage()
              + "; where there is room, the same command with --resume goes on from the last"
              + " checkpoint");
      return Optional.empty();
    }
  }

  /** A picture that cannot be drawn does not take a result away. */
  private void draw(Bench bench, Outcome outcome) {
    if (!outcome.at().isComplete() || request.cancelled().getAsBoolean()) {
      return;
    }
    RunFiles files = outcome.slot().files();
    Path stem = files.folder().resolve(Integer.toString(files.number()));
    try {
      bench
          .task()
          .draw(outcome.at().kept(), stem)
          .forEach(file -> request.progress().note("picture: " + file));
    } catch (ExperimentException | SolveException e) {
      request.progress().note("no picture: " + e.getMessage());
    }
  }

  private Map<Configuration, List<Probe>> probes(Bench bench, List<Outcome> outcomes) {
    boolean complete = outcomes.stream().anyMatch(outcome -> outcome.at().isComplete());
    boolean wanted = request.comparing() && !experiment.probes().isEmpty();
    if (!wanted || !complete || request.cancelled().getAsBoolean()) {
      return Map.of();
    }
    request.progress().note("comparing gradients under tighter tolerances of the adjoint");
    Map<Configuration, Solving> solvings = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      Configuration c = outcome.slot().configuration();
      solvings.put(c, bench.plan().solving(c));
    }
    Outcome first =
        outcomes.stream().filter(outcome -> outcome.at().isComplete()).findFirst().orElseThrow();
    Map<String, Parameters> weights = new LinkedHashMap<>();
    weights.put("initial", bench.initial(first.slot().configuration()));
    weights.put("trained with " + first.slot().configuration().norm(), first.at().kept());
    Map<Configuration, List<Probe>> probes =
        new Probing(bench.task(), experiment.probes()).run(weights, solvings);
    return request.cancelled().getAsBoolean() ? Map.of() : probes;
  }
}
