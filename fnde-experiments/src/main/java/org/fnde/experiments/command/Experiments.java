package org.fnde.experiments.command;

import com.google.inject.Inject;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.Settings;
import org.fnde.experiments.TrainingRequest;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ComparisonTable;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.experiments.results.ResultFile;
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
   * @param norms none for the experiment's own choice
   * @return the exit code
   */
  int train(String id, List<String> norms, boolean comparing, TrainingOptions options) {
    Experiment experiment = byId(id);
    Settings settings = options.settings();
    requireIds(norms, settings);
    return cancellation.during(() ->
        start(
            options.out(),
            context ->
                print(
                    context,
                    trainer.train(experiment, request(norms, comparing, settings, context)))));
  }

  private static TrainingRequest request(
      List<String> norms, boolean comparing, Settings settings, RunContext context) {
    return new TrainingRequest(
        norms,
        comparing,
        settings,
        context.providers(),
        context.out(),
        context.progress(),
        context.results(),
        context.cancelled());
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
  private static void print(RunContext context, Trained trained) {
    if (!trained.results().isEmpty()) {
      trained.results().forEach(file -> context.progress().note("results: " + file));
      new ComparisonTable(trained.results().stream().map(ResultFile::read).toList())
          .print(context.out());
    }
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
    }
    if (!cancellation.getAsBoolean()) {
      return 0;
    }
    console.err().println("fnde: interrupted; go on with");
    console.err().println("  " + invocation.resuming());
    return Application.INTERRUPTED;
  }
}
