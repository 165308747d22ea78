package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
      description = "The adjoint's norms (default: the experiment's).")
  private Optional<String> norms = Optional.empty();

  @Option(names = "--open", description = "Open the report in the desktop's browser.")
  private boolean open;

  @Mixin private TrainingOptions options;

  private final Experiments experiments;
  private final Console console;

  @Inject
  CompareCommand(Experiments experiments, Console console) {
    this.experiments = experiments;
    this.console = console;
  }

  @Override
  public Integer call() {
    List<String> ids = norms();
    Browser browser = open ? Browser.ofDesktop(console.err()) : Browser.none();
    return experiments.compare(id, ids, options, browser);
  }

  private List<String> norms() {
    if (norms.isEmpty()) {
      return List.of();
    }
    List<String> all = BETWEEN_NORMS.splitAsStream(norms.get()).map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String norm : all) {
      if (norm.isEmpty() || !seen.add(norm)) {
        throw new UsageException(
            "--norms " + norms.get() + ": need different ids with commas between them");
      }
    }
    return all;
  }
}
