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
import org.fnde.experiments.speech.Recordings;
import org.fnde.experiments.speech.SpokenDigits;
import org.fnde.experiments.tolerance.AdjointTolerances;

/** A Neural CDE on recordings of spoken digits, those that are embedded or others. */
public final class SpokenDigitsExperiment implements Experiment {
  private static final List<String> NORMS = List.of("mixed", "mixed-joint", "seminorm");
  private static final double RTOL = 1e-3;
  private static final double ATOL = 1e-6;
  private static final double LEARNING_RATE = 4e-3;
  private static final int BATCH = 64;

  private final Path cache;
  private final DataNames names = new DataNames();

  /** The experiment, its series kept in the user's cache. */
  @Inject
  SpokenDigitsExperiment() {
    this(UserCache.directory(System.getenv()));
  }

  SpokenDigitsExperiment(Path cache) {
    this.cache = cache;
  }

  @Override
  public String id() {
    return "spoken-digits";
  }

  @Override
  public String description() {
    return "a Neural CDE recognises spoken digits; works offline";
  }

  @Override
  public Defaults defaults(boolean full) {
    return new Defaults(
        NORMS,
        "seminorm",
        RTOL,
        ATOL,
        Optimisation.published(LEARNING_RATE),
        Criterion.VALIDATION,
        BATCH,
        100,
        full ? 340 : 120,
        full ? 10 : 6,
        128,
        Defaults.ALL,
        Defaults.ALL,
        List.of());
  }

  @Override
  public Set<Choice> choices() {
    return Set.of(Choice.values());
  }

  @Override
  public SequencedMap<String, String> options(Settings settings) {
    WordChoices choices = WordChoices.of(settings);
    Recordings recordings = recordings(settings);
    SequencedMap<String, String> options = new LinkedHashMap<>();
    options.put("data", data(settings, recordings));
    options.put("split", split(settings, recordings).toString());
    options.put("hidden", choices.size().toString());
    options.put("knots", choices.knots().toString());
    return options;
  }

  private static Recordings recordings(Settings settings) {
    return settings
        .choice(Choice.DATA)
        .map(directory -> SpokenDigits.of(Path.of(directory)))
        .orElseGet(SpokenDigits::embedded);
  }

  private String data(Settings settings, Recordings recordings) {
    return settings
        .choice(Choice.DATA)
        .map(directory -> names.of(Path.of(directory), recordings))
        .orElse("embedded");
  }

  private static TestSplit split(Settings settings, Recordings recordings) {
    return TestSplit.parse(settings.choice(Choice.SPLIT).orElse(TestSplit.RANDOM), recordings);
  }

  /** A speaker who is held out, unless a split is chosen. */
  @Override
  public Optional<Settings> beside(Settings settings) {
    return settings.choice(Choice.SPLIT).isPresent()
        ? Optional.empty()
        : Optional.of(settings.with(Choice.SPLIT, TestSplit.SPEAKER));
  }

  @Override
  public List<AdjointTolerances> probes() {
    return List.of();
  }

  @Override
  public Task open(Workbench workbench) {
    Settings settings = workbench.settings();
    Recordings recordings = recordings(settings);
    String about = "recordings of digits, " + data(settings, recordings);
    return new WordData(recordings, SpokenDigits.settings(), about, cache)
        .task(WordChoices.of(settings), split(settings, recordings), workbench);
  }
}
