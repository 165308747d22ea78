package org.fnde.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The contents of a safetensors file: named tensors, and strings about them. A file is 8 bytes with
 * the length of the header, little-endian, the header in JSON, and the tensors' bytes without gaps.
 *
 * @param tensors the tensors by name
 * @param metadata strings by name
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> metadata) {
  /** Files with a longer header are refused, as the format's own reader does. */
  static final int LONGEST_HEADER = 100_000_000;

  /**
   * Copies the maps and keeps their order.
   *
   * @throws IllegalArgumentException if a tensor has the format's own name for metadata
   */
  public TensorFile {
    if (tensors.containsKey(Header.METADATA)) {
      throw new IllegalArgumentException("no tensor can be named " + Header.METADATA);
    }
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file and checks all of it.
   *
   * @param file the file
   * @return its contents, tensors in the order of the header
   * @throws CheckpointException if it cannot be read, is truncated, or is not what the format says
   */
  public static TensorFile read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel);
    } catch (MalformedException e) {
      throw new CheckpointException(file, e.getMessage(), e);
    } catch (IOException e) {
      throw new CheckpointException(file, "cannot be read: " + e, e);
    }
  }

  private static TensorFile read(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < Long.BYTES) {
      throw new MalformedException(size + " bytes, too short to have a header; truncated?");
    }
    long length = bytes(channel, 0, Long.BYTES).getLong();
    if (length < 0 || length > LONGEST_HEADER) {
      throw new MalformedException(
          "header of " + Long.toUnsignedString(length) + " bytes, at most " + LONGEST_HEADER);
    }
    if (length > size - Long.BYTES) {
      throw new MalformedException(
          "header of " + length + " bytes in a file of " + size + "; truncated?");
    }
    Header header = HeaderReader.read(text(bytes(channel, Long.BYTES, (int) length)));
    long data = Long.BYTES + length;
    header.check(size - data);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Header.Entry> named : header.entries().entrySet()) {
      Header.Entry e = named.getValue();
      ByteBuffer bytes = bytes(channel, data + e.begin(), (int) e.size());
      tensors.put(named.getKey(), new Tensor(e.type(), e.dims(), bytes));
    }
    return new TensorFile(tensors, header.metadata());
  }

  private static ByteBuffer bytes(FileChannel channel, long at, int size) throws IOException {
    ByteBuffer bytes = Tensor.little(size);
    while (bytes.position() < size) {
      bytes.limit(Math.min(size, bytes.position() + AtomicFile.PIECE));
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new MalformedException("truncated while it was read");
      }
    }
    return bytes.flip();
  }

  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("header is not UTF-8");
    }
  }

  /**
   * Writes a file: to a temporary name in the same directory, forced to the disk and moved into
   * place, so that the name never stands for half a file.
   *
   * @param file where to; replaced if it exists
   * @throws CheckpointException if it cannot be written; an existing file is as it was then
   */
  public void write(Path file) {
    Header header = Header.of(tensors, metadata);
    byte[] json = header.toJson().getBytes(StandardCharsets.UTF_8);
    int padding = -json.length & 7;
    ByteBuffer head = Tensor.little(Long.BYTES + json.length + padding);
    head.putLong(json.length + padding).put(json).put(" ".repeat(padding).getBytes());
    AtomicFile.write(
        file,
        channel -> {
          AtomicFile.writeAll(channel, head.flip());
          for (String name : header.entries().keySet()) {
            AtomicFile.writeAll(channel, tensors.get(name).bytes());
          }
        });
  }
}
