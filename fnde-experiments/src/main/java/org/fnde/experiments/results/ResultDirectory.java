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
import java.util.List;
import java.util.Optional;

/**
 * A directory of results, locked while it is open: {@code DIR/EXPERIMENT/NAME/K.json}, K counting
 * up. For one thread at a time.
 */
public final class ResultDirectory implements AutoCloseable {
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

  /**
   * Makes sure, before a run, that its result can be saved.
   *
   * @param experiment the experiment's id
   * @param configuration the run's
   * @throws ResultException if no file can be made where the result would be
   */
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

  /**
   * Files for a new run, none of which exists. They are another run's as soon as the first of them
   * is written.
   *
   * @param experiment the experiment's id
   * @param configuration the run's
   * @return the files, in a directory that exists
   * @throws ResultException if the directory cannot be made or read
   */
  public RunFiles next(String experiment, Configuration configuration) {
    Path folder = folder(experiment, configuration);
    try {
      Files.createDirectories(folder);
      return new RunFiles(folder, RunNumbers.next(folder));
    } catch (IOException e) {
      throw new ResultException(folder, "cannot be written to (" + e.getMessage() + ")", e);
    }
  }

  /**
   * The runs there are in the directory of a configuration's name, whole ones and others.
   *
   * @param experiment the experiment's id
   * @param configuration a configuration
   * @return their files, in the order of their numbers
   * @throws ResultException if the directory cannot be read
   */
  public List<RunFiles> runs(String experiment, Configuration configuration) {
    Path folder = folder(experiment, configuration);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try {
      return RunNumbers.in(folder).stream().map(k -> new RunFiles(folder, k)).toList();
    } catch (IOException e) {
      throw new ResultException(folder, "cannot be read (" + e.getMessage() + ")", e);
    }
  }

  /**
   * The directory.
   *
   * @return as it was given
   */
  public Path path() {
    return directory;
  }

  /** Unlocks the directory; repeated calls do nothing. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new ResultException(directory, "cannot be unlocked (" + e.getMessage() + ")", e);
    }
  }
}
