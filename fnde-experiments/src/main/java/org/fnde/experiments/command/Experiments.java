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
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.progress.Progress;
import org.fnde.experiments.results.ResultDirectory;
import org.fnde.experiments.results.ResultStore;
import org.fnde.spi.Providers;

/** The experiments by id, and how one is started. */
final class Experiments {
  private final Map<String, Experiment> byId = new TreeMap<>();
  private final Injector injector;
  private final Providers providers;
  private final Console console;
  private final Cancellation cancellation;

  @Inject
  Experiments(
      Injector injector,
      Set<Experiment> experiments,
      Providers providers,
      Console console,
      Cancellation cancellation) {
    experiments.forEach(experiment -> byId.put(experiment.id(), experiment));
    this.injector = injector;
    this.providers = providers;
    this.console = console;
    this.cancellation = cancellation;
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

  /** Makes everything that is named by an id, so that a wrong one is refused before any work. */
  void requireIds(List<String> norms, Settings settings) {
    try {
      norms.forEach(providers::norm);
      settings.method().ifPresent(providers::method);
      settings.controller().ifPresent(providers::controller);
      providers.backend(settings.backendSpec()).close();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage(), e);
    }
  }

  /** Starts an experiment in an injector of its own, with the directory of results locked. */
  int start(Path directory, Consumer<RunContext> work) {
    return cancellation.during(() -> startNow(directory, work));
  }

  private int startNow(Path directory, Consumer<RunContext> work) {
    try (ResultStore results = ResultDirectory.open(directory);
        Progress progress = console.progress()) {
      RunModule run = new RunModule(console.out(), progress, results, cancellation);
      work.accept(injector.createChildInjector(run).getInstance(RunContext.class));
    }
    if (!cancellation.getAsBoolean()) {
      return 0;
    }
    console.err().println("fnde: interrupted; what was measured until then is in " + directory);
    return Application.INTERRUPTED;
  }
}
