package org.fnde.experiments.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  /** 80 dB, what the window attenuates by. */
  private static final double ATTENUATION = 1e-4;

  private static float[] tone(int rate, int length, double frequency) {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) Math.cos(2 * Math.PI * frequency * i / rate);
    }
    return samples;
  }

  /** The largest difference away from the ends, where the filter meets silence. */
  private static double difference(float[] expected, float[] actual, int margin) {
    double largest = 0;
    for (int i = margin; i < actual.length - margin; i++) {
      largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
    }
    return largest;
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000, 6000", "8000, 16000, 3000", "16000, 8000, 3000", "44100, 8000, 50"})
  void aToneThatBothRatesCarryIsTheSameTone(int from, int to, double frequency) {
    float[] out = new Resampler(from, to).resample(tone(from, from, frequency), from);
    assertEquals(to, out.length);
    assertTrue(difference(tone(to, to, frequency), out, 100) < 2 * ATTENUATION);
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000, 8100", "44100, 16000, 20000", "16000, 8000, 4100"})
  void aToneAboveTheNewNyquistFrequencyIsGone(int from, int to, double frequency) {
    float[] out = new Resampler(from, to).resample(tone(from, from, frequency), from);
    assertTrue(difference(new float[to], out, 100) < 2 * ATTENUATION);
  }

  @Test
  void aConstantStaysWhatItIs() {
    float[] out = new Resampler(44_100, 16_000).resample(tone(44_100, 44_100, 0), 44_100);
    // 192 weights, each rounded to float
    assertTrue(difference(tone(16_000, 16_000, 0), out, 100) < 192 * 0x1p-24);
  }

  @Test
  void theSameRateIsACopyAndAnOddLengthRoundsUp() {
    float[] samples = tone(16_000, 7, 1000);
    assertArrayEquals(samples, new Resampler(16_000, 16_000).resample(samples, 7));
    assertEquals(4, new Resampler(16_000, 8_000).resample(samples, 7).length);
    assertEquals(3, new Resampler(44_100, 16_000).resample(samples, 7).length);
  }

  @Test
  void ratesArePositive() {
    assertThrows(IllegalArgumentException.class, () -> new Resampler(0, 16_000));
  }
}
