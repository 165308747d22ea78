package org.fnde.experiments.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads WAV files: 16-bit PCM, mono or stereo, mixed to mono by the mean of both channels. The
 * arrays are used again by the next read. For one thread at a time.
 */
public final class WavReader {
  /** Longer files are refused: six minutes in the best quality. */
  static final int LARGEST = 1 << 26;

  private static final int HEADER = 12;
  private static final int CHUNK_HEADER = 8;
  private static final int RIFF = tag("RIFF");
  private static final int WAVE = tag("WAVE");
  private static final int FORMAT = tag("fmt ");
  private static final int DATA = tag("data");
  private static final float SCALE = 0x1p-15f;

  /** What a program writes that cannot go back to fill in the length. */
  private static final long UNKNOWN = 0xFFFF_FFFFL;

  private byte[] bytes = new byte[1 << 16];
  private float[] samples = new float[1 << 15];

  /** A reader. */
  public WavReader() {}

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its samples, valid until the next read
   * @throws BadAudioException if it cannot be read, is empty, truncated or of another format
   */
  public Clip read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      String reason =
          e instanceof NoSuchFileException ? "there is no such file" : "cannot be read: " + e;
      throw new BadAudioException(file.toString(), reason, e);
    }
  }

  /**
   * Reads a stream to its end.
   *
   * @param name what it is called in an error
   * @param in the stream, left open
   * @return its samples, valid until the next read
   * @throws BadAudioException if it is empty, truncated or of another format
   * @throws IOException if the stream cannot be read
   */
  public Clip read(String name, InputStream in) throws IOException {
    int size = fill(name, in);
    if (size == 0) {
      throw new BadAudioException(name, "the file is empty");
    }
    ByteBuffer file = ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    if (size < HEADER || file.getInt(0) != RIFF || file.getInt(HEADER - 4) != WAVE) {
      throw new BadAudioException(
          name, "no WAV file (it lacks the RIFF header); renamed from another format?");
    }
    return chunks(name, file);
  }

  private int fill(String name, InputStream in) throws IOException {
    int size = 0;
    while (true) {
      int read = in.read(bytes, size, bytes.length - size);
      if (read < 0) {
        return size;
      }
      size += read;
      if (size > LARGEST) {
        throw new BadAudioException(name, "the file has more than " + LARGEST + " bytes");
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
    }
  }

  private Clip chunks(String name, ByteBuffer file) {
    WavFormat format = null;
    long at = HEADER;
    while (at + CHUNK_HEADER <= file.limit()) {
      int tag = file.getInt((int) at);
      long length = Integer.toUnsignedLong(file.getInt((int) at + 4));
      int begin = (int) at + CHUNK_HEADER;
      int present = (int) Math.min(length, file.limit() - begin);
      ByteBuffer chunk = file.slice(begin, present).order(ByteOrder.LITTLE_ENDIAN);
      if (tag == FORMAT) {
        format = WavFormat.read(name, chunk);
        format.check(name);
      } else if (tag == DATA) {
        return clip(name, format, length, chunk);
      }
      at = begin + length + (length & 1);
    }
    throw new BadAudioException(name, "it has no data chunk; truncated?");
  }

  private Clip clip(String name, WavFormat format, long length, ByteBuffer data) {
    if (format == null) {
      throw new BadAudioException(name, "its data chunk comes before its fmt chunk");
    }
    int present = data.remaining();
    if (length != UNKNOWN && length > present || present % format.frameBytes() != 0) {
      throw new BadAudioException(
          name, "truncated: %d of %d bytes of samples".formatted(present, length));
    }
    int count = present / format.frameBytes();
    if (count == 0) {
      throw new BadAudioException(name, "it has no samples");
    }
    if (samples.length < count) {
      samples = new float[Math.max(count, 2 * samples.length)];
    }
    for (int i = 0; i < count; i++) {
      samples[i] =
          format.channels() == 1
              ? data.getShort() * SCALE
              : (data.getShort() + data.getShort()) * (SCALE / 2);
    }
    return new Clip(samples, count, format.rate(), format.channels());
  }

  private static int tag(String letters) {
    int tag = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      tag = tag << Byte.SIZE | letters.charAt(i);
    }
    return tag;
  }
}
