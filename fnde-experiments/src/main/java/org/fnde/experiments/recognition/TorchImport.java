package org.fnde.experiments.recognition;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.experiments.speech.FeatureSettings;
import org.fnde.experiments.speech.SpeechCommands;
import org.fnde.experiments.speech.SpokenDigits;
import org.fnde.models.Parameters;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.StoredType;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.spi.Interpolation;

/**
 * Makes a model file of the state dictionary of the published PyTorch model, stored as safetensors:
 * {@code func.linear_in}, {@code func.linears.0} and on, {@code func.linear_out}, {@code initial}
 * and {@code readout}, each with {@code weight} and {@code bias}. Its sizes are those of the
 * tensors; the buffer {@code times} is passed over.
 */
public final class TorchImport {
  private static final String TIMES = "times";
  private static final double RTOL = 1e-3;
  private static final double ATOL = 1e-6;
  private static final int NAMES = 10;

  private final Path file;
  private final Map<String, Tensor> tensors;
  private final Optional<Tensor> times;

  private TorchImport(Path file) {
    this.file = file;
    this.tensors = new LinkedHashMap<>(TensorFile.read(file).tensors());
    this.times = Optional.ofNullable(tensors.remove(TIMES));
  }

  /**
   * Imports a state dictionary.
   *
   * @param file the state dictionary
   * @param like a model file whose words, features and normalisation hold for it too; without one
   *     they are those of Speech Commands or of spoken digits, by the length of {@code times}, and
   *     the normalisation is not known
   * @param knots {@code jump} or {@code gap}; without it they are met as by the model of {@code
   *     like}, or with jumps
   * @param linear the interpolation
   * @param out the model file to write
   * @throws CheckpointException if the file cannot be read, a tensor is missing, unknown or does
   *     not fit the others or has a number that is not finite, or the model file cannot be written
   * @throws org.fnde.experiments.UsageException if {@code knots} is neither of the two
   */
  public static void write(
      Path file, Optional<Path> like, Optional<String> knots, Interpolation linear, Path out) {
    Optional<Knots> chosen = knots.map(Knots::parse);
    Optional<WordModel> other = like.map(l -> WordModel.read(l, linear));
    new TorchImport(file)
        .model(other, chosen.or(() -> other.map(o -> o.network().knots())), linear)
        .write(out);
  }

  private WordModel model(Optional<WordModel> like, Optional<Knots> knots, Interpolation linear) {
    int layers =
        1 + (int) IntStream.range(0, tensors.size()).filter(i -> has("func.linears." + i)).count();
    ModelSize size =
        new ModelSize(dim("readout.weight", 1), dim("func.linear_in.weight", 0), layers);
    int channels = dim("initial.weight", 1);
    int classes = dim("readout.weight", 0);
    like.ifPresent(this::checkTimes);
    FeatureSettings features = like.map(l -> l.network().features()).orElseGet(() -> features());
    List<String> words = like.map(WordModel::classes).orElseGet(() -> words(classes));
    if (channels != 1 + features.mfcc().coefficients() || classes != words.size()) {
      throw new CheckpointException(
          file,
          "is of %d channels and %d classes; need %d and %d"
              .formatted(channels, classes, 1 + features.mfcc().coefficients(), words.size()));
    }
    WordNetwork network = WordNetwork.of(size, knots.orElse(Knots.JUMP), features, classes, linear);
    return new WordModel(
        network,
        words,
        like.flatMap(WordModel::normalisation),
        parameters(network),
        like.map(WordModel::rtol).orElse(RTOL),
        like.map(WordModel::atol).orElse(ATOL));
  }

  private void checkTimes(WordModel like) {
    int frames = like.network().features().frames();
    times
        .filter(t -> !t.dims().equals(List.of(frames)))
        .ifPresent(t -> {
          throw new CheckpointException(
              file,
              TIMES
                  + " is "
                  + t
                  + ", the model of --like has "
                  + frames
                  + " times; name one of the same data");
        });
  }

  private boolean has(String layer) {
    return tensors.containsKey(layer + ".weight");
  }

  private int dim(String name, int axis) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new CheckpointException(
          file, "has no tensor " + name + "; need a state dictionary of the published model");
    }
    if (tensor.dims().size() != 2) {
      throw new CheckpointException(file, name + " is " + tensor + ", need a matrix");
    }
    return tensor.dims().get(axis);
  }

  private FeatureSettings features() {
    FeatureSettings digits = SpokenDigits.settings();
    boolean isOfDigits = times.filter(t -> t.dims().equals(List.of(digits.frames()))).isPresent();
    return isOfDigits ? digits : SpeechCommands.settings();
  }

  private List<String> words(int classes) {
    boolean digits = features().equals(SpokenDigits.settings());
    return digits || classes != NAMES
        ? IntStream.range(0, classes).mapToObj(Integer::toString).toList()
        : SpeechCommands.WORDS;
  }

  private Parameters parameters(WordNetwork network) {
    List<String> names = network.model().parameters().names();
    Map<String, Array> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      StoredType type = entry.getValue().type();
      if (!names.contains(entry.getKey())) {
        throw new CheckpointException(
            file, "has a tensor " + entry.getKey() + ", which the model does not have");
      }
      if (type != StoredType.F32 && type != StoredType.F64) {
        throw new CheckpointException(file, entry.getKey() + " is " + type + ", need floats");
      }
      Array values = entry.getValue().toArray();
      Finite.require(file, entry.getKey(), values);
      arrays.put(entry.getKey(), values);
    }
    try {
      return Parameters.join(network.model().parameters(), arrays);
    } catch (IllegalArgumentException e) {
      throw new CheckpointException(file, e.getMessage(), e);
    }
  }
}
