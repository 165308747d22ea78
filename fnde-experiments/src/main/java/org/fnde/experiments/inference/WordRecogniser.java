package org.fnde.experiments.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.audio.BadAudioException;
import org.fnde.experiments.recognition.WordScorer;
import org.fnde.solve.SolveException;
import org.fnde.spi.Providers;

/**
 * Tells which word a recording holds, with a model that {@code fnde run spoken-digits} or {@code
 * speech-commands} trained.
 *
 * <pre>{@code
 * try (WordRecogniser words = WordRecogniser.open(Path.of("0.model.safetensors"))) {
 *   System.out.println(words.recognise(Path.of("clip.wav")).word());
 * }
 * }</pre>
 *
 * <p>Thread-safe: any number of threads may ask at once. Closing it releases its backend.
 */
public final class WordRecogniser implements AutoCloseable {
  private final WordScorer scorer;

  private WordRecogniser(WordScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * What a recording was taken for.
   *
   * @param word the most probable word
   * @param probabilities of all words, which sum to 1, the most probable first
   */
  public record Answer(String word, List<Likely> probabilities) {

    /** Copies the list. */
    public Answer {
      probabilities = List.copyOf(probabilities);
    }
  }

  /**
   * A word and how probable the model holds it.
   *
   * @param word the word
   * @param probability from 0 to 1, the softmax of the logits
   * @param logit what the model computed for it
   */
  public record Likely(String word, double probability, double logit) {}

  /**
   * Reads a model, to be used on the CPU.
   *
   * @param file the model's file, {@code K.model.safetensors}
   * @return the recogniser
   * @throws RecognitionException if it is a model of something else
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read or is damaged
   */
  public static WordRecogniser open(Path file) {
    return open(file, Providers.load(), "simd");
  }

  /**
   * Reads a model.
   *
   * @param file the model's file
   * @param providers where ids are looked up
   * @param backend what it is used on, an id with options
   * @return the recogniser
   * @throws IllegalArgumentException if there is no such backend
   * @throws RecognitionException if it is a model of something else
   * @throws org.fnde.models.checkpoint.CheckpointException if it cannot be read or is damaged
   */
  public static WordRecogniser open(Path file, Providers providers, String backend) {
    try {
      return new WordRecogniser(WordScorer.open(file, providers, backend));
    } catch (ExperimentException e) {
      throw new RecognitionException(e);
    }
  }

  /**
   * The words it knows.
   *
   * @return the words, in the order of the classes it was trained on
   */
  public List<String> words() {
    return scorer.words();
  }

  /**
   * Recognises a recording: 16-bit PCM, mono or stereo, of any rate, cut or followed by silence to
   * the length the model knows.
   *
   * @param wav the WAV file
   * @return the word
   * @throws RecognitionException if the file cannot be read or is no such file, the model's file
   *     does not say how coefficients are normalised, or the solve does not reach its end
   */
  public Answer recognise(Path wav) {
    return answer(logits(wav));
  }

  private double[] logits(Path wav) {
    try {
      return scorer.logits(wav);
    } catch (BadAudioException | ExperimentException e) {
      throw new RecognitionException(e);
    } catch (SolveException e) {
      throw new RecognitionException(wav + ": " + e.getMessage(), e);
    }
  }

  private Answer answer(double[] logits) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    double[] weights = Arrays.stream(logits).map(x -> Math.exp(x - largest)).toArray();
    double sum = Arrays.stream(weights).sum();
    List<Likely> all = new ArrayList<>();
    IntStream.range(0, logits.length)
        .forEach(i -> all.add(new Likely(words().get(i), weights[i] / sum, logits[i])));
    all.sort(Comparator.comparingDouble(Likely::probability).reversed());
    return new Answer(all.getFirst().word(), all);
  }

  @Override
  public void close() {
    scorer.close();
  }
}
