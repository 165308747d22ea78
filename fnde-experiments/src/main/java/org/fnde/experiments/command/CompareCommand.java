package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.fnde.experiments.CompareRequest;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Settings;
import org.fnde.experiments.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fnde compare EXPERIMENT}. */
@Command(
    name = "compare",
    description = "Train with several norms from the same weights on the same batches.")
final class CompareCommand implements Callable<Integer> {
  /** A comma, unless it stands between two options of one norm. */
  private static final Pattern BETWEEN_NORMS = Pattern.compile(",(?![^,:]*=)");

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      description = "What to train; fnde plugins lists them.")
  private String id = "";

  @Option(
      names = "--norms",
      paramLabel = "ID,ID",
      defaultValue = "mixed,mixed-joint,seminorm,acrobot-as-published",
      description = "The adjoint's norms (default: ${DEFAULT-VALUE}).")
  private String norms = "";

  @Mixin private TrainingOptions options;

  private final Experiments experiments;

  @Inject
  CompareCommand(Experiments experiments) {
    this.experiments = experiments;
  }

  @Override
  public Integer call() {
    Experiment experiment = experiments.byId(id);
    Settings settings = options.settings();
    List<String> all = norms();
    experiments.requireIds(all, settings);
    return experiments.start(
        options.out(),
        context ->
            experiment.compare(
                new CompareRequest(
                    all,
                    settings,
                    context.providers(),
                    context.out(),
                    context.progress(),
                    context.results(),
                    context.cancelled())));
  }

  private List<String> norms() {
    List<String> all = BETWEEN_NORMS.splitAsStream(norms).map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String norm : all) {
      if (norm.isEmpty() || !seen.add(norm)) {
        throw new UsageException(
            "--norms " + norms + ": need different ids with commas between them");
      }
    }
    return all;
  }
}
