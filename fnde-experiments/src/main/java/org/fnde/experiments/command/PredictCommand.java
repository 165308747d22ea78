package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.inference.RecognitionException;
import org.fnde.experiments.inference.WordRecogniser;
import org.fnde.experiments.text.TextTable;
import org.fnde.spi.Providers;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code fnde predict --model FILE --audio FILE...}. */
@Command(name = "predict", description = "Tell which words recordings hold.")
final class PredictCommand implements Callable<Integer> {
  private static final int SHOWN = 3;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "K.model.safetensors of spoken-digits or speech-commands.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--audio",
      arity = "1..*",
      paramLabel = "FILE",
      description = "WAV files of one word each, 16-bit PCM of any rate.")
  private List<Path> audio = List.of();

  @Option(
      names = "--backend",
      paramLabel = "ID",
      defaultValue = "simd",
      description = "Backend (default: ${DEFAULT-VALUE}).")
  private String backend = "simd";

  private final Providers providers;
  private final Console console;

  @Inject
  PredictCommand(Providers providers, Console console) {
    this.providers = providers;
    this.console = console;
  }

  @Override
  public Integer call() {
    Path file = model.orElseThrow(() -> new UsageException("predict needs a model: --model FILE"));
    if (audio.isEmpty()) {
      throw new UsageException("predict needs recordings: --audio FILE...");
    }
    TextTable table = TextTable.of("recording", "word", "probability", "or");
    int bad = 0;
    try (WordRecogniser recogniser = open(file)) {
      for (Path wav : audio) {
        try {
          table = table.row(row(wav, recogniser.recognise(wav)));
        } catch (RecognitionException e) {
          console.err().println("fnde: " + e.getMessage());
          bad++;
        }
      }
    }
    if (!table.rows().isEmpty()) {
      table.print(console.out());
    }
    return bad == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private WordRecogniser open(Path file) {
    try {
      return WordRecogniser.open(file, providers, backend);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--backend: " + e.getMessage(), e);
    }
  }

  private static String[] row(Path wav, WordRecogniser.Answer answer) {
    List<WordRecogniser.Likely> all = answer.probabilities();
    return new String[] {
      wav.toString(),
      answer.word(),
      probability(all.getFirst()),
      String.join(
          ", ",
          all.stream()
              .skip(1)
              .limit(SHOWN - 1)
              .map(likely -> likely.word() + " " + probability(likely))
              .toList())
    };
  }

  private static String probability(WordRecogniser.Likely likely) {
    return String.format(Locale.ROOT, "%.3f", likely.probability());
  }
}
