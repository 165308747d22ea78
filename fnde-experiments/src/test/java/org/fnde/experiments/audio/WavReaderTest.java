package org.fnde.experiments.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
  private final WavReader reader = new WavReader();

  private Clip read(byte[] file) throws IOException {
    return reader.read("a.wav", new ByteArrayInputStream(file));
  }

  private void refused(byte[] file, String reason) {
    BadAudioException e = assertThrows(BadAudioException.class, () -> read(file));
    assertTrue(e.getMessage().startsWith("a.wav: "), e.getMessage());
    assertTrue(e.reason().contains(reason), e.reason());
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 44_100})
  void samplesAreFractionsOfTwoToTheFifteen(int rate) throws IOException {
    Clip clip = read(WavFiles.mono(rate, Short.MIN_VALUE, (short) 0, (short) 1, Short.MAX_VALUE));
    assertEquals(rate, clip.rate());
    assertEquals(1, clip.channels());
    assertArrayEquals(
        new float[] {-1, 0, 0x1p-15f, 1 - 0x1p-15f}, Arrays.copyOf(clip.samples(), clip.length()));
  }

  @Test
  void stereoIsMixedToTheMean() throws IOException {
    byte[] data = WavFiles.shorts((short) 100, (short) 300, Short.MIN_VALUE, Short.MIN_VALUE);
    Clip clip = read(WavFiles.pcm(44_100, 2, 16, data));
    assertEquals(2, clip.channels());
    assertArrayEquals(
        new float[] {200 * 0x1p-15f, -1}, Arrays.copyOf(clip.samples(), clip.length()));
  }

  @Test
  void otherChunksArePassedOver() throws IOException {
    byte[] file =
        WavFiles.riff(
            WavFiles.chunk("LIST", new byte[] {1, 2, 3}),
            WavFiles.chunk("fmt ", WavFiles.format(1, 16_000, 1, 16)),
            WavFiles.chunk("fact", new byte[4]),
            WavFiles.chunk("data", WavFiles.shorts((short) -5)),
            WavFiles.chunk("id3 ", new byte[7]));
    assertEquals(-5 * 0x1p-15f, read(file).samples()[0]);
  }

  @Test
  void theExtensibleFormatIsReadWhereItHoldsPcm() throws IOException {
    byte[] extended = Arrays.copyOf(WavFiles.format(0xFFFE, 16_000, 1, 16), 40);
    extended[24] = 1;
    byte[] data = WavFiles.chunk("data", WavFiles.shorts((short) 7));
    assertEquals(1, read(WavFiles.riff(WavFiles.chunk("fmt ", extended), data)).length());
    extended[24] = 3;
    refused(WavFiles.riff(WavFiles.chunk("fmt ", extended), data), "encoding is 0x0003, need PCM");
  }

  @Test
  void aStreamOfUnknownLengthReachesToTheEnd() throws IOException {
    byte[] file = WavFiles.mono(16_000, (short) 1, (short) 2, (short) 3);
    Arrays.fill(file, 40, 44, (byte) -1);
    assertEquals(3, read(file).length());
  }

  @Test
  void aLongClipAfterAShortOneAndBack() throws IOException {
    assertEquals(2, read(WavFiles.mono(8_000, (short) 1, (short) 2)).length());
    Clip long_ = read(WavFiles.tone(8_000, 100_000, 440));
    assertEquals(100_000, long_.length());
    assertEquals(0, long_.samples()[0]);
    assertEquals(1, read(WavFiles.mono(8_000, (short) 1)).length());
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsReason() {
    byte[] whole = WavFiles.mono(16_000, (short) 1, (short) 2, (short) 3);
    refused(new byte[0], "the file is empty");
    refused("ID3 a song under another name".getBytes(), "renamed from another format?");
    refused(Arrays.copyOf(whole, 4), "no WAV file");
    refused(Arrays.copyOf(whole, 24), "fmt chunk has 4 bytes, need 16");
    refused(Arrays.copyOf(whole, 40), "no data chunk; truncated?");
    refused(Arrays.copyOf(whole, whole.length - 2), "truncated: 4 of 6 bytes of samples");
    refused(WavFiles.pcm(16_000, 1, 16, new byte[3]), "truncated: 3 of 3");
    refused(WavFiles.mono(16_000), "it has no samples");
    refused(WavFiles.pcm(16_000, 1, 24, new byte[6]), "24 bits a sample, need 16");
    refused(WavFiles.pcm(16_000, 6, 16, new byte[12]), "6 channels, need 1 or 2");
    refused(WavFiles.mono(100, (short) 1), "rate is 100 Hz, need 4000 to 192000");
    byte[] headless = WavFiles.riff(WavFiles.chunk("data", new byte[2]));
    refused(headless, "data chunk comes before its fmt chunk");
  }

  @Test
  void aFileWithoutEndIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    BadAudioException e =
        assertThrows(BadAudioException.class, () -> reader.read("endless", endless));
    assertTrue(e.getMessage().contains("more than " + WavReader.LARGEST), e.getMessage());
  }

  @Test
  void aFileIsNamedByItsPath(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("b.wav");
    Files.write(file, WavFiles.mono(8_000, (short) 9));
    assertEquals(9 * 0x1p-15f, reader.read(file).samples()[0]);
    Path missing = directory.resolve("c.wav");
    BadAudioException e = assertThrows(BadAudioException.class, () -> reader.read(missing));
    assertTrue(e.getMessage().startsWith(missing + ": there is no such file"), e.getMessage());
  }
}
