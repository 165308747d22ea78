package org.fnde.models.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFileTest {
  @TempDir private Path directory;

  @Test
  void everyTypeComesBackToTheBit() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("floats", Tensor.of(Array.of(new float[] {1.5f, -0.0f, Float.NaN}, 3)));
    tensors.put("doubles", Tensor.of(Array.of(new double[] {Math.PI, 0x1p-1074}, 1, 2)));
    tensors.put("scalar", Tensor.of(Array.of(new double[] {-7})));
    tensors.put("ints", Tensor.of(Array.of(new int[] {Integer.MIN_VALUE, 3}, 2)));
    tensors.put("longs \"\\\n é 😀", Tensor.of(new long[] {Long.MIN_VALUE, 1L << 53 | 1}, 2, 1));
    tensors.put("rows", Tensor.of(Array.rows(3, new float[] {1, 2, 3, 4, 5, 6}, 2)));
    TensorFile file = new TensorFile(tensors, Map.of("note", "tab\t and \"quotes\""));
    Path path = directory.resolve("all.safetensors");
    file.write(path);
    TensorFile back = TensorFile.read(path);
    assertEquals(file, back);
    assertEquals(List.of(3, 2), back.tensors().get("rows").dims());
    assertEquals(3, back.tensors().get("rows").toRows().rows());
    assertEquals(Float.floatToIntBits(-0.0f), floatBits(back, 1));
    assertEquals(Float.floatToIntBits(Float.NaN), floatBits(back, 2));
    assertArrayEquals(new long[] {Integer.MIN_VALUE, 3}, back.tensors().get("ints").toLongs());
    assertThrows(
        IllegalArgumentException.class, () -> back.tensors().get("longs \"\\\n é 😀").toArray());
    assertThrows(IllegalArgumentException.class, () -> back.tensors().get("scalar").toRows());
  }

  @Test
  void floatsComeAndGoWithoutADetour() {
    FloatBuffer values = FloatBuffer.wrap(new float[] {9, 1, -0.0f, Float.NaN, 9}, 1, 3);
    Path path = directory.resolve("floats.safetensors");
    new TensorFile(Map.of("x", Tensor.of(values, 3, 1)), Map.of()).write(path);
    Tensor back = TensorFile.read(path).tensors().get("x");
    assertEquals(List.of(3, 1), back.dims());
    assertArrayEquals(new float[] {1, -0.0f, Float.NaN}, back.toFloats());
    assertEquals(3, values.remaining());
    assertThrows(IllegalArgumentException.class, () -> Tensor.of(values, 2));
    Tensor longs = Tensor.of(new long[] {1}, 1);
    assertThrows(IllegalArgumentException.class, longs::toFloats);
  }

  private static int floatBits(TensorFile file, int index) {
    return Float.floatToIntBits(file.tensors().get("floats").toArray().toFloats()[index]);
  }

  @Test
  void tensorsAreAlignedAndTheHeaderFillsWholeWords() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("a", Tensor.of(Array.of(new float[] {1}, 1)));
    tensors.put("b", Tensor.of(Array.of(new double[] {1}, 1)));
    Path path = directory.resolve("aligned.safetensors");
    new TensorFile(tensors, Map.of()).write(path);
    byte[] bytes = Files.readAllBytes(path);
    int header = bytes[0] & 0xFF;
    assertEquals(0, header % 8);
    assertEquals(8 + header + 12, bytes.length);
    assertEquals("b", TensorFile.read(path).tensors().keySet().iterator().next());
  }

  @Test
  void aFileIsReplacedWholeAndNothingElseIsLeft() throws IOException {
    Path path = directory.resolve("weights.safetensors");
    TensorFile first = new TensorFile(Map.of(), Map.of("number", "1"));
    TensorFile second = new TensorFile(Map.of(), Map.of("number", "2"));
    first.write(path);
    second.write(path);
    assertEquals(second, TensorFile.read(path));
    try (var files = Files.list(directory)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldFileAndNamesTheNew() throws IOException {
    Path directoryInTheWay = Files.createDirectories(directory.resolve("taken/inside")).getParent();
    TensorFile file = new TensorFile(Map.of(), Map.of());
    CheckpointException failure =
        assertThrows(CheckpointException.class, () -> file.write(directoryInTheWay));
    assertTrue(failure.getMessage().contains(directoryInTheWay.toString()), failure.getMessage());
    Path nowhere = directory.resolve("absent").resolve("w.safetensors");
    failure = assertThrows(CheckpointException.class, () -> file.write(nowhere));
    assertTrue(failure.getMessage().contains(nowhere.toString()), failure.getMessage());
    try (var files = Files.list(directory)) {
      assertEquals(List.of(directoryInTheWay), files.toList());
    }
  }

  @Test
  void anAbsentFileIsNamed() {
    Path path = directory.resolve("absent.safetensors");
    CheckpointException failure =
        assertThrows(CheckpointException.class, () -> TensorFile.read(path));
    assertTrue(failure.getMessage().startsWith(path.toString()), failure.getMessage());
  }
}
