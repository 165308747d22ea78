package org.fnde.experiments.acrobot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Array;
import org.fnde.experiments.UserCache;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.spi.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the simulated trajectories in a file, written atomically. A file that is damaged or of
 * another version is simulated again; a cache that cannot be written is a warning.
 */
final class AcrobotCache {
  private static final Logger LOG = LoggerFactory.getLogger(AcrobotCache.class);
  private static final String FILE = "acrobot-1.safetensors";
  private static final String TENSOR = "trajectories";

  private final Path directory;

  AcrobotCache(Path directory) {
    this.directory = directory;
  }

  static AcrobotCache ofUser(Map<String, String> environment) {
    return new AcrobotCache(UserCache.directory(environment));
  }

  Trajectories load(Providers providers, BooleanSupplier cancelled) {
    Path file = directory.resolve(FILE);
    if (Files.exists(file)) {
      try {
        return read(file);
      } catch (CheckpointException | IllegalArgumentException e) {
        LOG.warn("the cached data are simulated again: {}", e.getMessage());
      }
    }
    Trajectories simulated = Trajectories.simulate(providers, cancelled);
    write(file, simulated);
    return simulated;
  }

  private static Trajectories read(Path file) {
    TensorFile contents = TensorFile.read(file);
    if (!contents.tensors().containsKey(TENSOR)) {
      throw new CheckpointException(file, "has no tensor " + TENSOR);
    }
    return new Trajectories(contents.tensors().get(TENSOR).toArray().toDoubles());
  }

  private void write(Path file, Trajectories trajectories) {
    try {
      Files.createDirectories(directory);
      Array array =
          Array.of(
              trajectories.values(),
              Trajectories.CONTROLS,
              Trajectories.STEPS,
              Trajectories.COUNT,
              Trajectories.CHANNELS);
      new TensorFile(Map.of(TENSOR, Tensor.of(array)), Map.of()).write(file);
    } catch (CheckpointException e) {
      LOG.warn("the simulated data are not cached: {}", e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("the simulated data are not cached: {} cannot be made: {}", directory, e.toString());
    }
  }
}
