package org.fnde.experiments.command;

import com.google.inject.Inject;
import com.google.inject.Injector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.Settings;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.analysis.Comparison;
import org.fnde.experiments.analysis.HtmlReport;
import org.fnde.experiments.analysis.ReportTable;
import org.fnde.experiments.analysis.Runs;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.experiments.training.Trained;
import org.fnde.experiments.training.Trainer;
import org.fnde.spi.Providers;

/** The experiments by id, and how one is started. */
final class Experiments {
  private final Map<String, Experiment> byId = new TreeMap<>();
  private final Injector injector;
  private final Trainer trainer;
  private final Providers providers;
  private final Console console;
  private final Cancellation cancellation;
  private final Invocation invocation;

  @Inject
  Experiments(
      Injector injector,
      Set<Experiment> experiments,
      Trainer trainer,
      Providers providers,
      Console console,
      Cancellation cancellation,
      Invocation invocation) {
    experiments.forEach(experiment -> byId.put(experiment.id(), experiment));
    this.injector = injector;
    this.trainer = trainer;
    this.providers = providers;
    this.console = console;
    this.cancellation = cancellation;
    this.invocation = invocation;
  }

  List<Experiment> all() {
    return List.copyOf(byId.values());
  }

  Experiment byId(String id) {
    if (!byId.containsKey(id)) {
      throw new UsageException(
          (id.isEmpty() ? "needs an experiment" : "no experiment '" + id + "'")
              + "; there are "
              + (byId.isEmpty() ? "none" : String.join(", ", byId.keySet())));
    }
    return byId.get(id);
  }

  /**
   * Trains, and prints the table of what is stored.
   *
   * @param norms the adjoint's norm, or none for the experiment's own choice
   * @return the exit code
   */
  int train(String id, List<String> norms, TrainingOptions options) {
    return run(
        byId(id),
        norms,
        false,
        options,
        (context, runs) ->
            Comparison.of(runs)
                .forEach(comparison ->
                    ReportTable.ofTestLoss(comparison).printConfusion(context.out())));
  }

  /**
   * Trains with several norms, prints the table of what is stored and writes its report.
   *
   * @param norms none for the experiment's own choice
   * @param browser what shows the report
   * @return the exit code
   */
  int compare(String id, List<String> norms, TrainingOptions options, Browser browser) {
    Experiment experiment = byId(id);
    return run(
        experiment,
        norms,
        true,
        options,
        (context, runs) -> report(context, experiment, runs).ifPresent(browser::open));
  }

  /** Checks, trains, prints the table, and does with the stored runs what else there is to do. */
  private int run(
      Experiment experiment,
      List<String> norms,
      boolean comparing,
      TrainingOptions options,
      BiConsumer<RunContext, Runs> afterwards) {
    Settings settings = options.settings();
    requireChoices(experiment, settings);
    requireIds(norms, settings);
    return cancellation.during(() ->
        start(
            options.out(),
            context -> {
              Trained trained =
                  trainer.train(experiment, request(norms, comparing, settings, context));
              afterwards.accept(context, print(context, trained));
              requireSuccess(trained);
            }));
  }

  private static TrainingRequest request(
      List<String> norms, boolean comparing, Settings settings, RunContext context) {
    return new TrainingRequest(
        norms,
        comparing,
        settings,
        context.providers(),
        context.progress(),
        context.results(),
        context.cancelled());
  }

  private void requireChoices(Experiment experiment, Settings settings) {
    for (Choice choice : new TreeSet<>(settings.choices().keySet())) {
      if (!experiment.choices().contains(choice)) {
        List<String> others =
            all().stream().filter(e -> e.choices().contains(choice)).map(Experiment::id).toList();
        throw new UsageException(
            "%s: %s does not take it; %s"
                .formatted(
                    choice.option(),
                    experiment.id(),
                    others.isEmpty()
                        ? "no experiment does"
                        : "those that take it: " + String.join(", ", others)));
      }
    }
  }

  /** Makes everything that is named by an id, so that a wrong one is refused before any work. */
  private void requireIds(List<String> norms, Settings settings) {
    try {
      norms.forEach(providers::norm);
      settings.method().ifPresent(providers::method);
      settings.controller().ifPresent(providers::controller);
      providers.backend(settings.backendSpec()).close();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** The table is of what the files hold, not of what is remembered. */
  private static Runs print(RunContext context, Trained trained) {
    trained.results().forEach(file -> context.progress().note("results: " + file));
    Runs runs = Runs.of(trained.results());
    runs.skipped().forEach(skipped -> context.progress().note(skipped.line()));
    Comparison.of(runs)
        .forEach(comparison -> ReportTable.ofTestLoss(comparison).print(context.out()));
    return runs;
  }

  /**
   * Of what was trained, and of what other norms gave under the same configuration before. Its path
   * is the last line.
   */
  private static Optional<Path> report(RunContext context, Experiment experiment, Runs own) {
    if (own.runs().isEmpty() && own.skipped().isEmpty()) {
      return Optional.empty();
    }
    Path folder = context.results().path().resolve(experiment.id());
    Runs all = Files.isDirectory(folder) ? Runs.below(folder).ofFamilies(own) : own;
    Path report = HtmlReport.write(all, folder.resolve("report.html"));
    context.out().println(report);
    return Optional.of(report);
  }

  private static void requireSuccess(Trained trained) {
    if (!trained.failures().isEmpty()) {
      throw new ExperimentException(String.join("; ", trained.failures()));
    }
  }

  /** Starts work in an injector of its own, with the directory of results locked. */
  private int start(Path directory, Consumer<RunContext> work) {
    try (ResultDirectory results = ResultDirectory.open(directory);
        Progress progress = console.progress()) {
      RunModule run = new RunModule(console.out(), progress, results, cancellation);
      work.accept(injector.createChildInjector(run).getInstance(RunContext.class));
    } finally {
      if (cancellation.getAsBoolean()) {
        console.err().println("fnde: interrupted; go on with");
        console.err().println("  " + invocation.resuming());
      }
    }
    return cancellation.getAsBoolean() ? Application.INTERRUPTED : 0;
  }
}
