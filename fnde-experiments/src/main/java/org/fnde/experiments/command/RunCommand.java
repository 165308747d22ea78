package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    return experiments.train(id, norm.stream().toList(), options);
  }
}
