package org.fnde.experiments.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files of every kind, made in memory. */
public final class WavFiles {
  private WavFiles() {}

  /** 16-bit PCM, mono. */
  public static byte[] mono(int rate, short... samples) {
    return pcm(rate, 1, 16, shorts(samples));
  }

  public static byte[] pcm(int rate, int channels, int bits, byte[] data) {
    return riff(chunk("fmt ", format(1, rate, channels, bits)), chunk("data", data));
  }

  /** A tone, in 16-bit PCM, mono. */
  public static byte[] tone(int rate, int samples, double frequency) {
    short[] values = new short[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (short) Math.round(16000 * Math.sin(2 * Math.PI * frequency * i / rate));
    }
    return mono(rate, values);
  }

  static byte[] shorts(short... samples) {
    ByteBuffer bytes = little(samples.length * Short.BYTES);
    for (short sample : samples) {
      bytes.putShort(sample);
    }
    return bytes.array();
  }

  static byte[] format(int encoding, int rate, int channels, int bits) {
    int frame = channels * bits / 8;
    return little(16)
        .putShort((short) encoding)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .array();
  }

  static byte[] chunk(String tag, byte[] content) {
    return little(8 + content.length + (content.length & 1))
        .put(tag.getBytes(StandardCharsets.US_ASCII))
        .putInt(content.length)
        .put(content)
        .array();
  }

  static byte[] riff(byte[]... chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      all.writeBytes(chunk);
    }
    ByteBuffer file = little(12 + all.size());
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + all.size());
    return file.put("WAVE".getBytes(StandardCharsets.US_ASCII)).put(all.toByteArray()).array();
  }

  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
