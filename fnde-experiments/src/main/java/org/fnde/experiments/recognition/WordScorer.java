package org.fnde.experiments.recognition;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.Clip;
import org.fnde.experiments.audio.WavReader;
import org.fnde.experiments.speech.ClipFeatures;
import org.fnde.models.Classifier;
import org.fnde.paths.Control;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;

/**
 * A model of words with the solve of its equation. Thread-safe; closing it releases its backend.
 */
public final class WordScorer implements AutoCloseable {
  private final WordModel model;
  private final Path file;
  private final Backend backend;
  private final Node node;

  private WordScorer(Path file, WordModel model, Providers providers, Backend backend) {
    this.file = file;
    this.model = model;
    this.backend = backend;
    Solve solve =
        Solve.of(model.network().model().term())
            .providers(providers)
            .tolerances(model.rtol(), model.atol());
    Control example = model.network().control(blank());
    this.node = model.network().classifier(solve, example).predictor(backend);
  }

  private Array blank() {
    int frames = model.network().features().frames();
    int channels = 1 + model.network().features().mfcc().coefficients();
    return Array.rows(1, new float[frames * channels], frames, channels)
        .as(model.parameters().dtype());
  }

  /**
   * Reads a model.
   *
   * @param file the model's file
   * @param providers where ids are looked up
   * @param backend what it is used on, an id with options
   * @return the scorer
   * @throws ExperimentException if it is a model of something else
   * @throws IllegalArgumentException if there is no such backend
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read or is damaged
   */
  public static WordScorer open(Path file, Providers providers, String backend) {
    WordModel model = WordModel.read(file, providers.interpolation("linear"));
    Backend opened = providers.backend(backend);
    try {
      return new WordScorer(file, model, providers, opened);
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
  }

  /**
   * The words it knows.
   *
   * @return the words, in the order of the logits
   */
  public List<String> words() {
    return model.classes();
  }

  /**
   * The logits of a recording, resampled, and cut or followed by silence.
   *
   * @param wav the WAV file
   * @return {@code [classes]}
   * @throws org.fnde.experiments.audio.BadAudioException if it cannot be read, or is no such file
   * @throws ExperimentException if the model's file does not say how coefficients are normalised
   * @throws org.fnde.solve.SolveException if the solve does not reach its end
   */
  public double[] logits(Path wav) {
    Clip clip = new WavReader().read(wav);
    float[] series = new ClipFeatures(model.network().features()).of(clip);
    Array values =
        model
            .normalisation()
            .orElseThrow(() ->
                new ExperimentException(
                    file
                        + ": does not say how coefficients are normalised; import the weights with"
                        + " --like MODEL, a model trained on the same data"))
            .batch(series, model.network().features().frames(), 0);
    return logits(values);
  }

  /**
   * The logits of series.
   *
   * @param values normalised coefficients behind their time, {@code [frames, 1 + coefficients]}
   *     with a row for each series
   * @return {@code [classes]} one after the other, in the order of the rows
   * @throws org.fnde.solve.SolveException if a solve does not reach its end
   */
  public double[] logits(Array values) {
    Map<String, Array> inputs = new HashMap<>(model.parameters().toArrays());
    inputs.putAll(model.network().control(values.as(model.parameters().dtype())).inputs());
    try (Evaluation evaluation = node.evaluate(inputs)) {
      return evaluation.values().get(Classifier.LOGITS).toDoubles();
    }
  }

  @Override
  public void close() {
    try {
      node.close();
    } finally {
      backend.close();
    }
  }
}
