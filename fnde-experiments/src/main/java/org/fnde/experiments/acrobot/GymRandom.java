package org.fnde.experiments.acrobot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * The random numbers of an OpenAI Gym environment: MT19937 keyed by the first two little-endian
 * words of the SHA-512 of the decimal seed, and doubles of 53 bits as NumPy's legacy generator
 * makes them.
 */
final class GymRandom {
  private static final double HIGH = 0x1p26;
  private static final double UNIT = 0x1p-53;

  private final MersenneTwister words;

  GymRandom(long seed) {
    this.words = new MersenneTwister(key(seed));
  }

  private static int[] key(long seed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512")
              .digest(Long.toString(seed).getBytes(StandardCharsets.US_ASCII));
      ByteBuffer buffer = ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN);
      return new int[] {buffer.getInt(), buffer.getInt()};
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-512", e);
    }
  }

  /** A number uniform in [low, high). */
  double uniform(double low, double high) {
    int a = words.nextInt() >>> 5;
    int b = words.nextInt() >>> 6;
    return low + (high - low) * ((a * HIGH + b) * UNIT);
  }
}
