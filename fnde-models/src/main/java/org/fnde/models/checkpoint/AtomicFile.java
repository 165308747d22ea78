package org.fnde.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that are there whole or not at all. */
final class AtomicFile {
  /** The runtime copies what it reads or writes at once to memory outside of the heap. */
  static final int PIECE = 1 << 20;

  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private AtomicFile() {}

  static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path partial = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      forceDirectory(target.getParent());
    } catch (IOException e) {
      CheckpointException failure = new CheckpointException(file, "cannot be written: " + e, e);
      try {
        Files.deleteIfExists(partial);
      } catch (IOException left) {
        failure.addSuppressed(left);
      }
      throw failure;
    }
  }

  static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      channel.write(bytes.limit(Math.min(end, bytes.position() + PIECE)));
    }
  }

  /** Makes the new name last; some systems cannot open a directory, and need not. */
  private static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
