package org.fnde.experiments.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of torchaudio 2.11, whose single precision is within 3.5e-4 of double precision. */
class MfccTest {
  private static final double SINGLE_PRECISION = 3.5e-4;
  private static final MfccSettings SETTINGS = MfccSettings.ofRate(16_000);
  private static final int SECOND = 16_000;

  private static float[] of(float[] samples) {
    float[] out = new float[SETTINGS.frames(samples.length) * SETTINGS.coefficients()];
    new Mfcc(SETTINGS).compute(samples, samples.length, out, 0);
    return out;
  }

  private static float[] tones() {
    float[] samples = new float[SECOND];
    for (int n = 0; n < SECOND; n++) {
      double low = 0.5 * Math.sin(2 * Math.PI * 440 * n / SECOND);
      samples[n] = (float) (low + 0.25 * Math.cos(2 * Math.PI * 1234.5 * n / SECOND));
    }
    return samples;
  }

  @ParameterizedTest
  @CsvSource({
    "0, -9.41112, 20.53717, -4.81059, -8.71105, -7.36066, -5.22168",
    "80, -60.43116, 42.67319, -5.81786, -21.90153, -8.45662, -1.84530",
    "160, -21.54701, 30.19929, -1.55982, -14.99256, -10.22258, -0.55602",
  })
  void twoTones(int frame, double c0, double c1, double c2, double c3, double c4, double c5) {
    float[] all = of(tones());
    assertEquals(161 * 20, all.length);
    double[] expected = {c0, c1, c2, c3, c4, c5};
    for (int k = 0; k < expected.length; k++) {
      assertEquals(expected[k], all[frame * 20 + k], SINGLE_PRECISION, "coefficient " + k);
    }
  }

  @Test
  void silenceHasOneCoefficient() {
    float[] all = of(new float[SECOND]);
    assertEquals(-110.52404, all[0], SINGLE_PRECISION);
    for (int i = 0; i < all.length; i++) {
      assertEquals(i % 20 == 0 ? Math.sqrt(64) * Math.log(1e-6) : 0, all[i], 1e-5);
    }
  }

  @Test
  void aSecondAtEightKilohertzHas81Frames() {
    assertEquals(81, MfccSettings.ofRate(8_000).frames(8_000));
  }

  @Test
  void aPartOfAnArrayGoesWhereItIsToldTo() {
    float[] samples = tones();
    float[] expected = of(Arrays.copyOf(samples, 1000));
    float[] out = new float[expected.length + 7];
    new Mfcc(SETTINGS).compute(samples, 1000, out, 7);
    assertArrayEquals(expected, Arrays.copyOfRange(out, 7, out.length));
  }

  @Test
  void tooShortIsRefused() {
    Mfcc mfcc = new Mfcc(SETTINGS);
    float[] out = new float[100];
    assertThrows(IllegalArgumentException.class, () -> mfcc.compute(new float[100], 100, out, 0));
    mfcc.compute(new float[101], 101, out, 0);
  }

  @Test
  void settingsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new MfccSettings(16_000, 201, 100, 64, 20));
    assertThrows(IllegalArgumentException.class, () -> new MfccSettings(16_000, 200, 100, 64, 65));
    assertThrows(IllegalArgumentException.class, () -> new MfccSettings(16_000, 200, 0, 64, 20));
  }
}
