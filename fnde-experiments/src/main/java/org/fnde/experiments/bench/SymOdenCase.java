package org.fnde.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.experiments.ExperimentException;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.models.Checkpoint;
import org.fnde.models.CounterRandom;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.models.checkpoint.TensorFile;

/**
 * Weights and a batch of the published Symplectic ODE-Net.
 *
 * @param parameters the weights
 * @param weightsHash SHA-256 of the file of weights, hexadecimal; empty if they come from no file
 * @param y0 initial states {@code [8]} with rows
 * @param target observed states {@code [times, 8]} with rows
 * @param times save times in seconds
 */
public record SymOdenCase(
    Parameters parameters, String weightsHash, Array y0, Array target, double[] times) {
  private static final int TIMES = 8;
  private static final double BETWEEN_TIMES = 0.05;

  /**
   * Reads a case.
   *
   * @param weights safetensors with the model's state-dict names
   * @param batch safetensors with {@code y0} [rows, 8], {@code target} [rows, times, 8] and {@code
   *     times} [times]
   * @param dtype element type to compute in
   * @return the case
   * @throws org.fnde.models.checkpoint.CheckpointException if a file is unreadable or damaged
   * @throws ExperimentException if a tensor of the batch is missing or does not fit
   */
  public static SymOdenCase read(Path weights, Path batch, DType dtype) {
    ParameterLayout layout = SymOden.published().parameters();
    Parameters parameters = Checkpoint.read(weights, layout).parameters().as(dtype);
    Map<String, Tensor> tensors = TensorFile.read(batch).tensors();
    for (String name : new String[] {"y0", "target", "times"}) {
      if (!tensors.containsKey(name)) {
        throw new ExperimentException(batch + ": has no tensor " + name);
      }
    }
    Array y0 = tensors.get("y0").toRows().as(dtype);
    Array target = tensors.get("target").toRows().as(dtype);
    double[] times = tensors.get("times").toArray().toDoubles();
    boolean fits =
        y0.type().shape().equals(Shape.rows(SymOden.STATE))
            && target.type().shape().equals(Shape.rows(times.length, SymOden.STATE))
            && y0.rows() == target.rows();
    if (!fits) {
      throw new ExperimentException(
          batch + ": need y0 [rows, 8], target [rows, times, 8], times [times], got " + tensors);
    }
    return new SymOdenCase(parameters, sha256(weights), y0, target, times);
  }

  /**
   * Makes a case from a seed: random weights, angles, velocities and controls, and the initial
   * states as targets.
   *
   * @param rows rows of the batch
   * @param dtype element type to compute in
   * @return the case, always the same
   */
  public static SymOdenCase seeded(int rows, DType dtype) {
    double[] y0 = new double[rows * SymOden.STATE];
    double[] target = new double[rows * TIMES * SymOden.STATE];
    CounterRandom random = CounterRandom.of(0, "benchmark");
    for (int row = 0; row < rows; row++) {
      state(random, row, y0);
      for (int t = 0; t < TIMES; t++) {
        int at = (row * TIMES + t) * SymOden.STATE;
        System.arraycopy(y0, row * SymOden.STATE, target, at, SymOden.STATE);
      }
    }
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      times[i] = BETWEEN_TIMES * i;
    }
    return new SymOdenCase(
        SymOden.published().parameters().initial(0, dtype),
        "",
        Array.rows(rows, y0, SymOden.STATE).as(dtype),
        Array.rows(rows, target, TIMES, SymOden.STATE).as(dtype),
        times);
  }

  private static void state(CounterRandom random, int row, double[] y) {
    int at = row * SymOden.STATE;
    for (int joint = 0; joint < 2; joint++) {
      double angle = Math.PI * between(random, at + joint);
      y[at + joint] = Math.cos(angle);
      y[at + 2 + joint] = Math.sin(angle);
      y[at + 4 + joint] = 3 * between(random, at + 4 + joint);
      y[at + 6 + joint] = Math.rint(2 * between(random, at + 6 + joint));
    }
  }

  /** From -1 to 1. */
  private static double between(CounterRandom random, int index) {
    return 2 * random.uniform(index) - 1;
  }

  static String sha256(Path file) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash);
    } catch (IOException e) {
      throw new ExperimentException(file + ": cannot be read (" + e.getMessage() + ")", e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
