package org.fnde.experiments.audio;

import java.nio.ByteBuffer;

/**
 * The {@code fmt} chunk of a WAV file. Microsoft, IBM (1991), Multimedia programming interface and
 * data specifications 1.0; Microsoft (1994), New multimedia data types (the extensible format).
 *
 * @param encoding the format tag, of the sub-format where it is extensible
 * @param channels the number of channels
 * @param rate samples a second
 * @param bits bits of a sample
 */
record WavFormat(int encoding, int channels, int rate, int bits) {
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int SHORTEST = 16;
  private static final int SUB_FORMAT = 24;
  private static final int BITS = 16;
  private static final int LOWEST = 4_000;
  private static final int HIGHEST = 192_000;

  static WavFormat read(String name, ByteBuffer chunk) {
    if (chunk.remaining() < SHORTEST) {
      throw new BadAudioException(
          name, "its fmt chunk has " + chunk.remaining() + " bytes, need " + SHORTEST);
    }
    int at = chunk.position();
    int tag = Short.toUnsignedInt(chunk.getShort(at));
    boolean extended = tag == EXTENSIBLE && chunk.remaining() >= SUB_FORMAT + Short.BYTES;
    return new WavFormat(
        extended ? Short.toUnsignedInt(chunk.getShort(at + SUB_FORMAT)) : tag,
        Short.toUnsignedInt(chunk.getShort(at + 2)),
        chunk.getInt(at + 4),
        Short.toUnsignedInt(chunk.getShort(at + 14)));
  }

  /** Refuses what is not 16-bit PCM with one or two channels. */
  void check(String name) {
    if (encoding != PCM) {
      throw new BadAudioException(name, "its encoding is 0x%04x, need PCM (1)".formatted(encoding));
    }
    if (bits != BITS) {
      throw new BadAudioException(name, "it has " + bits + " bits a sample, need " + BITS);
    }
    if (channels != 1 && channels != 2) {
      throw new BadAudioException(name, "it has " + channels + " channels, need 1 or 2");
    }
    if (rate < LOWEST || rate > HIGHEST) {
      throw new BadAudioException(
          name,
          "its rate is %d Hz, need %d to %d"
              .formatted(Integer.toUnsignedLong(rate), LOWEST, HIGHEST));
    }
  }

  int frameBytes() {
    return channels * Short.BYTES;
  }
}
