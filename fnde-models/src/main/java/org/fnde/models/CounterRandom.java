package org.fnde.models;

import java.nio.charset.StandardCharsets;

/**
 * A counter-based random number generator: number i of a stream is a function of the stream's key
 * and of i alone, so that no order of drawing matters and a resumed run draws the same numbers.
 *
 * <p>Number i is SplitMix64's output at {@code key + (i + 1)·0x9E3779B97F4A7C15}; the key mixes a
 * seed with a stream's purpose. G. L. Steele, D. Lea, C. H. Flood (2014), Fast splittable
 * pseudorandom number generators, OOPSLA. Not for cryptography. Immutable and thread-safe.
 */
public final class CounterRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private final long key;

  CounterRandom(long key) {
    this.key = key;
  }

  /**
   * The stream of a seed and a purpose.
   *
   * @param seed any number
   * @param purpose what the numbers are for, such as ("shuffle", "epoch 3")
   * @return the stream
   */
  public static CounterRandom of(long seed, String... purpose) {
    long key = mix(seed + GAMMA);
    for (String word : purpose) {
      for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
        key = mix(key + GAMMA + (b & 0xFF));
      }
      key = mix(key + GAMMA + 0x100);
    }
    return new CounterRandom(key);
  }

  /**
   * One number of the stream.
   *
   * @param index which one
   * @return 64 random bits
   */
  public long bits(long index) {
    return mix(key + (index + 1) * GAMMA);
  }

  /**
   * One number of the stream, uniform.
   *
   * @param index which one
   * @return a multiple of 2⁻⁵³ in [0, 1)
   */
  public double uniform(long index) {
    return (bits(index) >>> 11) * 0x1p-53;
  }

  /**
   * A random order of 0, 1, ..., n-1, by Fisher and Yates's method.
   *
   * @param n how many
   * @return the order
   */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int other = (int) Math.unsignedMultiplyHigh(bits(i), i + 1L);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
