package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.RunRequest;
import org.fnde.experiments.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fnde run EXPERIMENT}. */
@Command(name = "run", description = "Train once.")
final class RunCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "What to train; fnde plugins lists them.")
  private String id = "";

  @Option(names = "--norm", paramLabel = "ID", description = "The adjoint's norm, as seminorm.")
  private Optional<String> norm = Optional.empty();

  @Mixin private TrainingOptions options;

  private final Experiments experiments;

  @Inject
  RunCommand(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public Integer call() {
    Experiment experiment = experiments.byId(id);
    Settings settings = options.settings();
    experiments.requireIds(norm.stream().toList(), settings);
    return experiments.start(
        options.out(),
        context ->
            experiment.run(
                new RunRequest(
                    norm,
                    settings,
                    context.providers(),
                    context.out(),
                    context.progress(),
                    context.results(),
                    context.cancelled())));
  }
}
