package org.fnde.experiments.results;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory of results, locked while it is open: {@code DIR/EXPERIMENT/NAME/K.json}. For one
 * thread at a time.
 */
public final class ResultDirectory implements ResultStore {
  private final Path directory;
  private final FileChannel lock;

  private ResultDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens a directory, making it where it is missing.
   *
   * @param directory the directory
   * @return the directory, locked
   * @throws ResultException if it is a file, cannot be made or written to, or is in use by another
   *     process
   */
  public static ResultDirectory open(Path directory) {
    try {
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw new ResultException(directory, "is a file; give a directory for results");
      }
      Files.createDirectories(directory);
      return new ResultDirectory(directory, locked(directory));
    } catch (IOException e) {
      throw notWritable(directory, e);
    }
  }

  private static ResultException notWritable(Path directory, IOException e) {
    String reason =
        e instanceof AccessDeniedException
            ? "is not writable"
            : "cannot be written to (" + e.getMessage() + ")";
    return new ResultException(directory, reason + "; choose another with --out", e);
  }

  private static FileChannel locked(Path directory) throws IOException {
    FileChannel channel = FileChannel.open(directory.resolve(".lock"), CREATE, WRITE);
    try {
      if (!isLocked(channel)) {
        throw new ResultException(
            directory, "is in use by another run; wait for it, or choose another with --out");
      }
      probe(directory);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Makes a file: a lock that is there can be opened where no other file can be made. */
  private static void probe(Path folder) throws IOException {
    Files.delete(Files.createTempFile(folder, ".probe", ".part"));
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
      return lock.isPresent();
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void requireWritable(String experiment, Configuration configuration) {
    Path folder = folder(experiment, configuration);
    while (Files.notExists(folder)) {
      folder = folder.getParent();
    }
    try {
      probe(folder);
    } catch (IOException e) {
      throw notWritable(folder, e);
    }
  }

  private Path folder(String experiment, Configuration configuration) {
    return directory.resolve(experiment).resolve(configuration.name());
  }

  @Override
  public Optional<Path> save(RunResult result) {
    Path folder = folder(result.experiment(), result.configuration());
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(RunNumbers.next(folder) + ".json");
      ResultFile.write(result, file);
      return Optional.of(file);
    } catch (IOException e) {
      throw new ResultException(folder, "cannot be written to (" + e.getMessage() + ")", e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new ResultException(directory, "cannot be unlocked (" + e.getMessage() + ")", e);
    }
  }
}
