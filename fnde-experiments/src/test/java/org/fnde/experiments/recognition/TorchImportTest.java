package org.fnde.experiments.recognition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fnde.experiments.UsageException;
import org.fnde.models.checkpoint.CheckpointException;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;
import org.fnde.spi.Interpolation;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state dictionary and logits of PyTorch, made by benchmarks/peers/make_torch_model.py. */
class TorchImportTest {
  /** Of logits of about 20, in float32 on both sides. */
  private static final double TOLERANCE = 1e-5 * 20;

  @TempDir private Path directory;
  private final Interpolation linear = Providers.load().interpolation("linear");
  private Path torch;
  private Path model;
  private TensorFile expected;

  @BeforeEach
  void copy() throws IOException {
    torch = copied("torch-model.safetensors");
    model = directory.resolve("model.safetensors");
    expected = TensorFile.read(copied("torch-logits.safetensors"));
  }

  private Path copied(String name) throws IOException {
    Path file = directory.resolve(name);
    try (InputStream in = TorchImportTest.class.getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private double[] expected(String name) {
    return expected.tensors().get(name).toArray().toDoubles();
  }

  @Test
  void theLogitsAreThoseOfPyTorch() {
    TorchImport.write(torch, Optional.empty(), Optional.empty(), linear, model);
    try (WordScorer scorer = WordScorer.open(model, Providers.load(), "simd")) {
      double[] logits = scorer.logits(expected.tensors().get("x").toRows());
      assertArrayEquals(expected("logits"), logits, TOLERANCE);
      assertEquals(10, scorer.words().size());
    }
  }

  /** The reference solved with jumps; a gap leaves out 1e-5 of the field before and after each. */
  @Test
  void theLogitsOfPublishedKnotsAreNearlyTheSame() {
    TorchImport.write(torch, Optional.empty(), Optional.of("gap"), linear, model);
    try (WordScorer scorer = WordScorer.open(model, Providers.load(), "simd")) {
      double[] logits = scorer.logits(expected.tensors().get("x").toRows());
      assertArrayEquals(expected("logits"), logits, 0.1);
      assertFalse(Arrays.equals(expected("logits"), logits));
    }
    assertThrows(
        UsageException.class,
        () -> TorchImport.write(torch, Optional.empty(), Optional.of("near"), linear, model));
  }

  @Test
  void manyThreadsGetTheSameLogits() throws Exception {
    TorchImport.write(torch, Optional.empty(), Optional.empty(), linear, model);
    try (WordScorer scorer = WordScorer.open(model, Providers.load(), "simd");
        ExecutorService pool = Executors.newFixedThreadPool(4)) {
      double[] once = scorer.logits(expected.tensors().get("x").toRows());
      List<Future<double[]>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(pool.submit(() -> scorer.logits(expected.tensors().get("x").toRows())));
      }
      for (Future<double[]> each : all) {
        assertArrayEquals(once, each.get());
      }
    }
  }

  @Test
  void aStateDictionaryThatDoesNotFitIsRefusedAndNothingIsWritten() {
    refused("readout.bias", Optional.empty(), "readout.bias");
    refused("func.linear_in.weight", Optional.empty(), "has no tensor func.linear_in.weight");
    refused("func.linears.0.weight", Optional.empty(), "func.linears.1");
    Tensor wrong = Tensor.of(new long[] {1, 2}, 2);
    refused("initial.bias", Optional.of(wrong), "initial.bias is I64, need floats");
    Tensor nan = Tensor.of(FloatBuffer.wrap(bias("NaN", 3)), 10);
    refused("readout.bias", Optional.of(nan), "readout.bias has NaN at index 3; need finite");
    refused("more", Optional.of(expected.tensors().get("x")), "has a tensor more");
  }

  private static float[] bias(String one, int at) {
    float[] values = new float[10];
    values[at] = Float.parseFloat(one);
    return values;
  }

  @Test
  void aModelOfOtherTimesIsNoModelOfTheSameKind() {
    TorchImport.write(torch, Optional.empty(), Optional.empty(), linear, model);
    Map<String, Tensor> tensors = new LinkedHashMap<>(TensorFile.read(torch).tensors());
    tensors.put("times", Tensor.of(new long[7], 7));
    Path other = directory.resolve("other.safetensors");
    new TensorFile(tensors, Map.of()).write(other);
    Path out = directory.resolve("out.safetensors");
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> TorchImport.write(other, Optional.of(model), Optional.empty(), linear, out));
    assertTrue(e.getMessage().contains("the model of --like has 81 times"), e.getMessage());
  }

  private void refused(String name, Optional<Tensor> replacement, String message) {
    TensorFile contents = TensorFile.read(torch);
    Map<String, Tensor> tensors = new LinkedHashMap<>(contents.tensors());
    tensors.remove(name);
    replacement.ifPresent(tensor -> tensors.put(name, tensor));
    Path file = directory.resolve("wrong.safetensors");
    new TensorFile(tensors, Map.of()).write(file);
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> TorchImport.write(file, Optional.empty(), Optional.empty(), linear, model));
    assertTrue(e.getMessage().contains(message), e.getMessage());
    try (Stream<Path> files = Files.list(directory)) {
      assertTrue(files.noneMatch(f -> f.equals(model)));
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
