package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.graph.DType;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final ParameterLayout LAYOUT =
      new SymOden(List.of(5, 4), List.of(3), List.of(2)).parameters();

  @TempDir private Path directory;

  @Test
  void parametersComeBackToTheBit() {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Path path = directory.resolve(dtype + ".safetensors");
      Parameters parameters = LAYOUT.initial(1, dtype);
      new Checkpoint(parameters, Map.of("seed", "1")).write(path);
      Checkpoint back = Checkpoint.read(path, LAYOUT);
      assertEquals(dtype, back.parameters().dtype());
      assertArrayEquals(parameters.flat().toDoubles(), back.parameters().flat().toDoubles());
      assertEquals(Map.of("seed", "1"), back.metadata());
    }
  }

  @Test
  void tensorsThatAreNotTheModelsAreRefused() {
    Array one = Array.of(new float[1], 1);
    assertRefused("func.M_net.linear1.bias", Map.of("func.M_net.linear1.bias", Tensor.of(one)));
    assertRefused("other", Map.of("other", Tensor.of(one)));
    Array doubles = Array.of(new double[5], 5);
    assertRefused("FLOAT32", Map.of("func.M_net.linear1.bias", Tensor.of(doubles)));
    Array ints = Array.of(new int[20], 5, 4);
    assertRefused("floats", Map.of("func.M_net.linear1.weight", Tensor.of(ints)));
  }

  @Test
  void aMissingTensorIsNamed() {
    Map<String, Tensor> tensors = tensors();
    tensors.remove("func.V_net.linear2.bias");
    Path path = directory.resolve("missing.safetensors");
    new TensorFile(tensors, Map.of()).write(path);
    String message =
        assertThrows(CheckpointException.class, () -> Checkpoint.read(path, LAYOUT)).getMessage();
    assertTrue(message.contains("func.V_net.linear2.bias"), message);
  }

  @Test
  void joiningTheViewsGivesTheFlatVector() {
    Parameters parameters = LAYOUT.initial(2, DType.FLOAT32);
    Parameters joined = Parameters.join(LAYOUT, parameters.toArrays());
    assertArrayEquals(parameters.flat().toFloats(), joined.flat().toFloats());
    assertThrows(IllegalArgumentException.class, () -> Parameters.join(LAYOUT, Map.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Parameters(LAYOUT, Array.of(new float[3], 3)));
  }

  private void assertRefused(String reason, Map<String, Tensor> changed) {
    Map<String, Tensor> tensors = tensors();
    tensors.putAll(changed);
    Path path = directory.resolve("changed.safetensors");
    new TensorFile(tensors, Map.of()).write(path);
    String message =
        assertThrows(CheckpointException.class, () -> Checkpoint.read(path, LAYOUT)).getMessage();
    assertTrue(message.startsWith(path + ": "), message);
    assertTrue(message.contains(reason), message);
  }

  private static Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    LAYOUT
        .initial(0, DType.FLOAT32)
        .toArrays()
        .forEach((name, array) -> tensors.put(name, Tensor.of(array)));
    return tensors;
  }
}
