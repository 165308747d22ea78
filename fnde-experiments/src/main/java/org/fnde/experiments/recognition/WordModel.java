package org.fnde.experiments.recognition;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.UsageException;
import org.fnde.experiments.series.Normalisation;
import org.fnde.experiments.speech.FeatureSettings;
import org.fnde.models.Checkpoint;
import org.fnde.models.Parameters;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.spi.Interpolation;

/**
 * A model file: weights, and what has to be known to use them on a recording.
 *
 * @param network the model and its control
 * @param classes the names of the classes
 * @param normalisation of the coefficients; empty if the file does not say
 * @param parameters the weights
 * @param rtol the relative tolerance it was trained at
 * @param atol the absolute tolerance
 */
record WordModel(
    WordNetwork network,
    List<String> classes,
    Optional<Normalisation> normalisation,
    Parameters parameters,
    double rtol,
    double atol) {
  static final String HIDDEN = "hidden";
  static final String KNOTS = "knots";
  static final String FEATURES = "features";

  private static final String CLASSES = "classes";
  private static final String MEAN = "mean";
  private static final String DEVIATION = "deviation";
  private static final String RTOL = "rtol";
  private static final String ATOL = "atol";

  WordModel {
    classes = List.copyOf(classes);
  }

  static SequencedMap<String, String> metadata(List<String> classes, Normalisation normalisation) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put(CLASSES, String.join(",", classes));
    texts.put(MEAN, numbers(normalisation.mean()));
    texts.put(DEVIATION, numbers(normalisation.deviation()));
    return texts;
  }

  private static String numbers(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(","));
  }

  /**
   * Reads a file that an experiment wrote, or an import.
   *
   * @throws ExperimentException if it is a model of something else
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read, is malformed, or
   *     does not hold exactly the model's parameters
   */
  static WordModel read(Path file, Interpolation linear) {
    Map<String, String> about = TensorFile.read(file).metadata();
    for (String key : List.of(HIDDEN, KNOTS, FEATURES, CLASSES, RTOL, ATOL)) {
      if (!about.containsKey(key)) {
        throw new ExperimentException(
            file
                + ": is no model of words (its metadata has no '"
                + key
                + "'); need K.model.safetensors of spoken-digits or speech-commands, or what"
                + " import-torch writes");
      }
    }
    try {
      List<String> classes = List.of(about.get(CLASSES).split(","));
      FeatureSettings features = FeatureText.parse(about.get(FEATURES));
      WordNetwork network =
          WordNetwork.of(
              ModelSize.parse(about.get(HIDDEN)),
              Knots.parse(about.get(KNOTS)),
              features,
              classes.size(),
              linear);
      Parameters parameters = Checkpoint.read(file, network.model().parameters()).parameters();
      Finite.require(file, "the weights", parameters.flat());
      return new WordModel(
          network,
          classes,
          normalisation(about, features.mfcc().coefficients()),
          parameters,
          Double.parseDouble(about.get(RTOL)),
          Double.parseDouble(about.get(ATOL)));
    } catch (IllegalArgumentException | UsageException e) {
      throw new ExperimentException(file + ": its metadata are damaged: " + e.getMessage(), e);
    }
  }

  private static Optional<Normalisation> normalisation(Map<String, String> about, int channels) {
    if (!about.containsKey(MEAN) || !about.containsKey(DEVIATION)) {
      return Optional.empty();
    }
    Normalisation found =
        new Normalisation(numbers(about.get(MEAN)), numbers(about.get(DEVIATION)));
    if (found.mean().length != channels) {
      throw new IllegalArgumentException(
          "%d means for %d coefficients".formatted(found.mean().length, channels));
    }
    return Optional.of(found);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** Writes the file, atomically. */
  void write(Path file) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(RTOL, Double.toString(rtol));
    texts.put(ATOL, Double.toString(atol));
    texts.putAll(network.metadata());
    normalisation.ifPresentOrElse(
        n -> texts.putAll(metadata(classes, n)),
        () -> texts.put(CLASSES, String.join(",", classes)));
    new Checkpoint(parameters, texts).write(file);
  }
}
