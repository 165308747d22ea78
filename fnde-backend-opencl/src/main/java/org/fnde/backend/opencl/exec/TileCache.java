package org.fnde.backend.opencl.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fnde.backend.opencl.device.CachedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tiles that were measured, in a file of lines {@code key = tile}. What is no such line is ignored,
 * and so is a file that cannot be read or written: then it is measured again. Thread-safe.
 */
final class TileCache {
  private static final Logger LOG = LoggerFactory.getLogger(TileCache.class);
  private static final String SEPARATOR = " = ";

  private final Path file;
  private final Map<String, Tile> known;

  TileCache(Path file) {
    this.file = file;
    this.known = read(file);
  }

  synchronized Optional<Tile> get(String key) {
    return Optional.ofNullable(known.get(key));
  }

  /** Keeps one, beside what other processes have kept meanwhile. */
  synchronized void put(String key, Tile tile) {
    read(file).forEach(known::putIfAbsent);
    known.put(key, tile);
    String text =
        known.entrySet().stream()
            .map(e -> e.getKey() + SEPARATOR + e.getValue() + "\n")
            .collect(Collectors.joining());
    try {
      Files.createDirectories(file.getParent());
      CachedFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.debug("{} is not written: {}", file, e.toString());
    }
  }

  private static Map<String, Tile> read(Path file) {
    Map<String, Tile> tiles = new TreeMap<>();
    try {
      if (Files.exists(file)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().forEach(line -> add(line, tiles));
      }
    } catch (IOException e) {
      LOG.debug("{} is not read: {}", file, e.toString());
    }
    return tiles;
  }

  private static void add(String line, Map<String, Tile> tiles) {
    int at = line.lastIndexOf(SEPARATOR);
    if (at > 0) {
      Tile.parse(line.substring(at + SEPARATOR.length()))
          .ifPresent(tile -> tiles.put(line.substring(0, at), tile));
    }
  }
}
