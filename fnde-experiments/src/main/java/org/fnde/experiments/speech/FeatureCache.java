package org.fnde.experiments.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the series of a data set in a file, written atomically, with a hash of everything that made
 * them and a checksum. A file that is damaged, or was made by anything else, is not used; a cache
 * that cannot be written is a warning.
 *
 * @param directory where the files are
 */
record FeatureCache(Path directory) {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  /** To be changed whenever the same recordings give other coefficients. */
  private static final String VERSION = "2";

  private static final String VALUES = "values";
  private static final String KEPT = "kept";
  private static final String CHECKSUM = "crc32c";
  private static final String BAD = "bad";
  private static final String OTHER_LENGTH = "other-length";

  private Path file(String id) {
    return directory.resolve(id + ".safetensors");
  }

  /** The series, unless they have to be made. */
  Optional<Features> load(String id, String key, FeatureSettings settings) {
    Path file = file(id);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(file, key, settings));
    } catch (CheckpointException | IllegalArgumentException e) {
      LOG.warn("the recordings are read again: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Features read(Path file, String key, FeatureSettings settings) {
    TensorFile contents = TensorFile.read(file);
    Map<String, String> about = contents.metadata();
    if (!VERSION.equals(about.get("version"))) {
      throw new CheckpointException(file, "is the cache of another version");
    }
    if (!key.equals(about.get("key"))) {
      throw new CheckpointException(file, "was made from other recordings or settings");
    }
    float[] values = tensor(file, contents, VALUES).toFloats();
    int[] kept =
        Arrays.stream(tensor(file, contents, KEPT).toLongs()).mapToInt(Math::toIntExact).toArray();
    if (values.length != (long) kept.length * settings.size()
        || !checksum(FloatBuffer.wrap(values), kept, rest(about)).equals(about.get(CHECKSUM))) {
      throw new CheckpointException(file, "is damaged: its checksum is wrong");
    }
    int otherLength = Integer.parseInt(about.getOrDefault(OTHER_LENGTH, ""));
    return new Features(
        values, kept, new Skipped(bad(about.getOrDefault(BAD, "")), otherLength), true);
  }

  private static String rest(Map<String, String> about) {
    return about.get(BAD) + "\t" + about.get(OTHER_LENGTH);
  }

  private static Tensor tensor(Path file, TensorFile contents, String name) {
    return Optional.ofNullable(contents.tensors().get(name))
        .orElseThrow(() -> new CheckpointException(file, "has no tensor " + name));
  }

  private static List<BadAudio> bad(String lines) {
    List<BadAudio> bad = new ArrayList<>();
    lines
        .lines()
        .map(line -> line.split("\t", 2))
        .forEach(parts -> bad.add(new BadAudio(parts[0], parts[parts.length - 1])));
    return bad;
  }

  void store(String id, String key, Features features, FeatureSettings settings) {
    int count = features.kept().length;
    if (count == 0) {
      return;
    }
    int used = count * settings.size();
    StringBuilder bad = new StringBuilder();
    for (BadAudio b : features.skipped().bad()) {
      bad.append(b.name()).append('\t').append(b.reason()).append('\n');
    }
    Map<String, Tensor> tensors =
        Map.of(
            VALUES,
            Tensor.of(
                FloatBuffer.wrap(features.values(), 0, used),
                count,
                settings.frames(),
                settings.mfcc().coefficients()),
            KEPT,
            Tensor.of(Arrays.stream(features.kept()).asLongStream().toArray(), count));
    Map<String, String> about = new HashMap<>();
    about.put("version", VERSION);
    about.put("key", key);
    about.put(BAD, bad.toString());
    about.put(OTHER_LENGTH, Integer.toString(features.skipped().otherLength()));
    FloatBuffer values = FloatBuffer.wrap(features.values(), 0, used);
    about.put(CHECKSUM, checksum(values, features.kept(), rest(about)));
    try {
      Files.createDirectories(directory);
      new TensorFile(tensors, about).write(file(id));
    } catch (CheckpointException e) {
      LOG.warn("the series are not cached: {}", e.getMessage());
    } catch (IOException e) {
      LOG.warn("the series are not cached: {} cannot be made: {}", directory, e.toString());
    }
  }

  private static String checksum(FloatBuffer values, int[] kept, String rest) {
    CRC32C checksum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    int most = bytes.capacity() / Float.BYTES;
    for (int at = values.position(); at < values.limit(); at += most) {
      int some = Math.min(most, values.limit() - at);
      bytes.clear().asFloatBuffer().put(values.slice(at, some));
      checksum.update(bytes.limit(some * Float.BYTES));
    }
    checksum.update(Arrays.toString(kept).getBytes(StandardCharsets.UTF_8));
    checksum.update(rest.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(checksum.getValue());
  }
}
