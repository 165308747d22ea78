package org.fnde.experiments.bench;

import java.nio.file.Path;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.Checkpoint;
import org.fnde.models.CounterRandom;
import org.fnde.models.Parameters;
import org.fnde.models.checkpoint.StoredType;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * Weights and a batch of the published Neural CDE.
 *
 * @param parameters the weights
 * @param weightsHash SHA-256 of the file of weights, hexadecimal; empty if they come from no file
 * @param times times of the observations
 * @param values observations {@code [length, 21]} with rows
 * @param labels INT32 scalars with rows
 */
public record CdeCase(
    Parameters parameters, String weightsHash, Array times, Array values, Array labels) {
  private static final int LENGTH = 161;
  private static final int CHANNELS = 21;
  private static final int CLASSES = 10;
  private static final double MEMORY = 0.9;

  /**
   * Reads a case.
   *
   * @param weights safetensors with the model's state-dict names
   * @param batch safetensors with {@code x} [rows, length, 21], {@code times} [length] and {@code
   *     label} [rows], int32
   * @param dtype element type to compute in
   * @return the case
   * @throws org.fnde.models.checkpoint.CheckpointException if a file is unreadable or damaged
   * @throws ExperimentException if a tensor of the batch is missing or does not fit
   */
  public static CdeCase read(Path weights, Path batch, DType dtype) {
    Parameters parameters = Checkpoint.read(weights, CdeSetup.layout()).parameters().as(dtype);
    Map<String, Tensor> tensors = TensorFile.read(batch).tensors();
    for (String name : new String[] {"x", "times", "label"}) {
      if (!tensors.containsKey(name)) {
        throw new ExperimentException(batch + ": has no tensor " + name);
      }
    }
    if (tensors.get("label").type() != StoredType.I32) {
      throw new ExperimentException(
          batch + ": label is " + tensors.get("label").type() + ", need I32");
    }
    Array values = tensors.get("x").toRows().as(dtype);
    Array times = tensors.get("times").toArray().as(DType.FLOAT64);
    Array labels = tensors.get("label").toRows().as(DType.INT32);
    boolean fits =
        values.type().shape().equals(Shape.rows(times.length(), CHANNELS))
            && labels.type().shape().equals(Shape.rows())
            && values.rows() == labels.rows();
    if (!fits) {
      throw new ExperimentException(
          batch + ": need x [rows, length, 21], times [length], label [rows], got " + tensors);
    }
    return new CdeCase(parameters, SymOdenCase.sha256(weights), times, values, labels);
  }

  /**
   * Makes a case from a seed: random weights, a channel of times beside correlated noise of unit
   * variance, and any labels.
   *
   * @param rows rows of the batch
   * @param dtype element type to compute in
   * @return the case, always the same
   */
  public static CdeCase seeded(int rows, DType dtype) {
    double[] values = new double[rows * LENGTH * CHANNELS];
    double[] labels = new double[rows];
    CounterRandom random = CounterRandom.of(0, "benchmark");
    double scale = Math.sqrt(3 * (1 - MEMORY * MEMORY));
    for (int row = 0; row < rows; row++) {
      labels[row] = row % CLASSES;
      for (int i = 0; i < LENGTH; i++) {
        int at = (row * LENGTH + i) * CHANNELS;
        values[at] = i;
        for (int c = 1; c < CHANNELS; c++) {
          double before = i == 0 ? 0 : values[at + c - CHANNELS];
          values[at + c] = MEMORY * before + scale * (2 * random.uniform(at + c) - 1);
        }
      }
    }
    double[] times = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      times[i] = i;
    }
    return new CdeCase(
        CdeSetup.layout().initial(0, dtype),
        "",
        Array.of(times, LENGTH),
        Array.rows(rows, values, LENGTH, CHANNELS).as(dtype),
        Array.rows(rows, labels).as(DType.INT32));
  }
}
