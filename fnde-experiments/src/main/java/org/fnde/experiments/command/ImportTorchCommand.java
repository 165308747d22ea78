package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.inference.WordRecogniser;
import org.fnde.experiments.recognition.TorchImport;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fnde import-torch FILE}. */
@Command(
    name = "import-torch",
    description = "Make a model file of a PyTorch state dictionary of the published Neural CDE.")
final class ImportTorchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The state dictionary, as safetensors.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--like",
      paramLabel = "MODEL",
      description = "A model whose words, features and normalisation hold for it too.")
  private Optional<Path> like = Optional.empty();

  @Option(
      names = "--knots",
      paramLabel = "jump|gap",
      description =
          "How its solve met the control's knots (default: as MODEL's, otherwise jump): ended steps"
              + " there, or 1e-5 before, going on 1e-5 after, as published.")
  private Optional<String> knots = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The model to write (default: FILE with .model.safetensors at its end).")
  private Optional<Path> out = Optional.empty();

  private final Providers providers;
  private final Console console;

  @Inject
  ImportTorchCommand(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  @Override
  public Integer call() {
    Path from =
        file.orElseThrow(() -> new UsageException("import-torch needs FILE, a state dictionary"));
    Path to = out.orElseGet(() -> from.resolveSibling(stem(from) + ".model.safetensors"));
    if (to.toAbsolutePath().normalize().equals(from.toAbsolutePath().normalize())) {
      throw new UsageException("--out " + to + ": is the state dictionary itself; name another");
    }
    if (Files.exists(to)) {
      throw new UsageException("--out " + to + ": exists; name another file, or remove it");
    }
    TorchImport.write(from, like, knots, providers.interpolation("linear"), to);
    // Compiles the model, so that one that cannot be used is found here.
    try (WordRecogniser recogniser = WordRecogniser.open(to, providers, "simd")) {
      console.err().println("fnde: knows " + String.join(", ", recogniser.words()));
    }
    console.out().println(to);
    return ExitCode.OK;
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.safetensors$", "");
  }
}
