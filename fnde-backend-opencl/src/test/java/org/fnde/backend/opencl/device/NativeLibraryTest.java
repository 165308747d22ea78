package org.fnde.backend.opencl.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
  @TempDir private Path base;

  @Test
  void aDamagedCopyIsReplaced() throws IOException {
    Path file = only(NativeLibrary.unpack(base));
    byte[] library = Files.readAllBytes(file);
    assertTrue(library.length > 100_000);
    Files.write(file, new byte[] {1, 2, 3});
    NativeLibrary.unpack(base);
    assertArrayEquals(library, Files.readAllBytes(file));
  }

  @Test
  void aGoodCopyIsLeftAlone() throws IOException {
    Path file = only(NativeLibrary.unpack(base));
    Object before = Files.getAttribute(file, "unix:ino");
    assertEquals(before, Files.getAttribute(only(NativeLibrary.unpack(base)), "unix:ino"));
  }

  /** Whoever starts together finds a whole file, and no parts stay behind. */
  @Test
  void manyCanUnpackTogether() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Long>> sizes = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        sizes.add(threads.submit(() -> Files.size(library(NativeLibrary.unpack(base)))));
      }
      long size = Files.size(library(NativeLibrary.unpack(base)));
      for (Future<Long> s : sizes) {
        assertEquals(size, s.get());
      }
    }
    only(NativeLibrary.unpack(base));
  }

  private static Path library(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().contains("JOCL")).findFirst().orElseThrow();
    }
  }

  private static Path only(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size(), all::toString);
      return all.getFirst();
    }
  }
}
