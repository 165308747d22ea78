package org.fnde.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.fnde.backend.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedFilesTest {
  private static final String TWO_FLOATS = "{'dtype':'F32','shape':[2],'data_offsets':[0,8]}";

  @TempDir private Path directory;

  @Test
  void theCatalogueStartsFromSomethingValid() throws IOException {
    assertEquals(1, read(file("{'a':" + TWO_FLOATS + "}  ", 8)).tensors().size());
    assertEquals(0, read(file("{}", 0)).tensors().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no longer JSON        | {'a':{'dtype':'F32'                                         |"
            + " JSON",
        "a list                | []                                                          |"
            + " object",
        "text after it         | {} x                                                        | end"
            + " of",
        "two of one name       | {'a':%s,'a':%s}                                             | two",
        "an unknown type       | {'a':{'dtype':'F8','shape':[8],'data_offsets':[0,8]}}       | F8",
        "a type of numbers     | {'a':{'dtype':32,'shape':[8],'data_offsets':[0,8]}}         |"
            + " string",
        "no shape              | {'a':{'dtype':'F32','data_offsets':[0,8]}}                  |"
            + " shape",
        "a strange field       | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':1}}| x",
        "negative dimensions   | {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}     |"
            + " JSON",
        "fractions             | {'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}    |"
            + " JSON",
        "octal numbers         | {'a':{'dtype':'F32','shape':[02],'data_offsets':[0,8]}}     |"
            + " integer",
        "nulls                 | {'a':null}                                                  |"
            + " JSON",
        "one offset            | {'a':{'dtype':'F32','shape':[2],'data_offsets':[8]}}        | two",
        "reversed offsets      | {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}      |"
            + " offsets",
        "too small a range     | {'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}      | 12"
            + " bytes",
        "too wide a range      | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,8]}}      | 4"
            + " bytes",
        "offsets past the end  | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}     |"
            + " truncated",
        "overflowing shapes    |"
            + " {'a':{'dtype':'F32','shape':[2147483647,2147483647,9],'data_offsets':[0,8]}} |"
            + " 2^31",
        "an enormous dimension | {'a':{'dtype':'F32','shape':[99999999999],'data_offsets':[0,8]}} |"
            + " 2^31",
        "overlapping tensors   | {'a':%s,'b':%s}                                             |"
            + " overlaps",
        "a gap                 | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}      | gap",
        "bytes of no tensor    | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}      | no"
            + " tensor",
        "nothing stored        | {}                                                          | no"
            + " tensor",
        "metadata of numbers   | {'__metadata__':{'a':1},'b':%s}                             |"
            + " string",
        "deep nesting          | {'a':[[[[[[]]]]]]}                                          |"
            + " deeper",
        "a bad escape          | {'\\q':%s}                                                  |"
            + " escape",
        "a bad code point      | {'\\u00g0':%s}                                              |"
            + " escape",
      })
  void aHeaderWith(String what, String header, String reason) throws IOException {
    Path path = file(header.replace("%s", TWO_FLOATS), 8);
    assertRefused(path, reason);
  }

  @Test
  void aHeaderWithAControlCharacter() throws IOException {
    assertRefused(file("{'a\n':" + TWO_FLOATS + "}", 8), "control");
  }

  @Test
  void truncatedAnywhere() throws IOException {
    Path whole = directory.resolve("whole.safetensors");
    Tensor tensor = Tensor.of(Array.of(new float[] {1, 2, 3}, 3));
    new TensorFile(Map.of("a", tensor, "b", tensor), Map.of("k", "v")).write(whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length < bytes.length; length++) {
      Path path = directory.resolve("cut.safetensors");
      Files.write(path, Arrays.copyOf(bytes, length));
      assertRefused(path, "truncated");
    }
  }

  @Test
  void anImpossibleHeaderLength() throws IOException {
    for (long length : new long[] {-1, Long.MIN_VALUE, TensorFile.LONGEST_HEADER + 1L}) {
      ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      Path path = directory.resolve("length.safetensors");
      Files.write(path, bytes.putLong(0, length).array());
      assertRefused(path, "at most");
    }
  }

  @Test
  void aHeaderThatIsNotUtf8() throws IOException {
    Path path = directory.resolve("latin1.safetensors");
    byte[] header = "{\"é\":{}}".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(path, bytes(header, 0));
    assertRefused(path, "UTF-8");
  }

  private static void assertRefused(Path path, String reason) {
    String message = assertThrows(CheckpointException.class, () -> read(path)).getMessage();
    assertTrue(message.startsWith(path + ": "), message);
    assertTrue(message.contains(reason), message + " does not say " + reason);
  }

  private static TensorFile read(Path path) {
    return TensorFile.read(path);
  }

  private Path file(String header, int data) throws IOException {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Files.write(directory.resolve("file.safetensors"), bytes(json, data));
  }

  private static byte[] bytes(byte[] header, int data) {
    return ByteBuffer.allocate(8 + header.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }
}
