package org.fnde.experiments.recognition;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.fnde.experiments.Choice;
import org.fnde.experiments.Criterion;
import org.fnde.experiments.Defaults;
import org.fnde.experiments.Experiment;
import org.fnde.experiments.Optimisation;
import org.fnde.experiments.Settings;
import org.fnde.experiments.Task;
import org.fnde.experiments.UserCache;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.progress.PhaseNotes;
import org.fnde.experiments.speech.Recordings;
import org.fnde.experiments.speech.SpeechCommands;
import org.fnde.experiments.speech.SpeechCommandsArchive;
import org.fnde.experiments.tolerance.AdjointTolerances;
import org.fnde.experiments.tolerance.Tolerances;

/** The published experiment: a Neural CDE on ten words of Speech Commands. */
public final class SpeechCommandsExperiment implements Experiment {
  private static final List<String> NORMS = List.of("mixed", "mixed-joint", "seminorm");
  private static final String ARCHIVE = "v0.02";
  private static final List<Tolerances> PUBLISHED =
      Tolerances.parse("1e-3:1e-6,1e-4:1e-7,1e-5:1e-8");

  /** Says where the published archive is, and how it comes here. */
  interface Source {
    SpeechCommandsArchive archive(Workbench workbench);
  }

  private final Path cache;
  private final DataNames names = new DataNames();
  private final Source source;

  /** The experiment, archive and series kept in the user's cache. */
  @Inject
  SpeechCommandsExperiment() {
    this(
        UserCache.directory(System.getenv()),
        workbench ->
            SpeechCommandsArchive.published(
                new PhaseNotes(workbench.progress(), System::nanoTime), workbench.cancelled()));
  }

  SpeechCommandsExperiment(Path cache, Source source) {
    this.cache = cache;
    this.source = source;
  }

  @Override
  public String id() {
    return "speech-commands";
  }

  @Override
  public String description() {
    return "a Neural CDE recognises ten words; 2.4 GB of recordings, or --data DIR";
  }

  @Override
  public Defaults defaults(boolean full) {
    Tolerances tolerances = PUBLISHED.getFirst();
    return full
        ? new Defaults(
            NORMS,
            "seminorm",
            tolerances.rtol(),
            tolerances.atol(),
            Optimisation.published(1.6e-3),
            Criterion.TRAIN,
            1024,
            200,
            0,
            20,
            Defaults.ALL,
            Defaults.ALL,
            Defaults.ALL,
            PUBLISHED)
        : new Defaults(
            NORMS,
            "seminorm",
            tolerances.rtol(),
            tolerances.atol(),
            Optimisation.published(4e-3),
            Criterion.VALIDATION,
            128,
            200,
            60,
            4,
            256,
            256,
            512,
            PUBLISHED);
  }

  @Override
  public Set<Choice> choices() {
    return Set.of(Choice.DATA, Choice.ON_BAD_AUDIO, Choice.HIDDEN, Choice.KNOTS);
  }

  @Override
  public SequencedMap<String, String> options(Settings settings) {
    WordChoices choices = WordChoices.of(settings);
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("data", copy(settings).map(c -> names.of(c, SpeechCommands.of(c))).orElse(ARCHIVE));
    options.put("hidden", choices.size().toString());
    options.put("knots", choices.knots().toString());
    return options;
  }

  private static Optional<Path> copy(Settings settings) {
    return settings.choice(Choice.DATA).map(Path::of);
  }

  @Override
  public List<AdjointTolerances> probes() {
    return List.of();
  }

  @Override
  public Task open(Workbench workbench) {
    Settings settings = workbench.settings();
    Optional<Path> copy = copy(settings);
    Path directory =
        copy.orElseGet(() -> source.archive(workbench).install(cache.resolve("speech-commands")));
    Recordings recordings = SpeechCommands.of(directory);
    String about =
        "recordings of Speech Commands, " + copy.map(c -> names.of(c, recordings)).orElse(ARCHIVE);
    return new WordData(recordings, SpeechCommands.settings(), about, cache)
        .task(WordChoices.of(settings), new TestSplit(Optional.empty()), workbench);
  }
}
