package org.fnde.experiments.spiral;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.VectorField;
import org.fnde.graph.DType;
import org.fnde.models.CounterRandom;
import org.fnde.models.Objective;
import org.fnde.solve.Solve;
import org.fnde.spi.Providers;

/**
 * The true spiral, {@code y1' = -0.1 y1³ - 2 y2³, y2' = 2 y1³ - 0.1 y2³} from (2, 0), at 1000
 * evenly spaced times from 0 to 25, and batches of 20 pieces of 10 consecutive times, as in
 * torchdiffeq's demo. Immutable and thread-safe.
 */
public final class SpiralData {
  /** The length of the state. */
  public static final int DIMENSION = 2;

  /** The number of times of the spiral. */
  public static final int TIMES = 1000;

  /** The number of times of a piece. */
  public static final int PIECE = 10;

  /** The number of pieces of a batch. */
  public static final int BATCH = 20;

  /** The number of times at which a piece of a batch may start, from 0. */
  public static final int STARTS = TIMES - PIECE;

  private static final double END = 25;
  private static final double[] START = {2, 0};

  // Far below what float32 distinguishes.
  private static final double TOLERANCE = 1e-10;

  private final double[] states;

  private SpiralData(double[] states) {
    this.states = states;
  }

  /**
   * Solves the true equation.
   *
   * @param providers where method, controller and norm are looked up
   * @param backend what the solve runs on; stays the caller's to close
   * @return the data
   */
  public static SpiralData solve(Providers providers, Backend backend) {
    VectorField truth =
        VectorField.plain(
            DIMENSION,
            (t, y, dy) -> {
              double u = y[0] * y[0] * y[0];
              double v = y[1] * y[1] * y[1];
              dy[0] = -0.1 * u - 2 * v;
              dy[1] = 2 * u - 0.1 * v;
            });
    Array states =
        Solve.of(truth)
            .providers(providers)
            .backend(backend)
            .tolerances(TOLERANCE, TOLERANCE)
            .saveAt(times())
            .run(Array.rows(1, START, DIMENSION))
            .orThrow()
            .y();
    return new SpiralData(states.toDoubles());
  }

  /**
   * The times of the spiral.
   *
   * @return 0, 25/999, ..., 25
   */
  public static double[] times() {
    return IntStream.range(0, TIMES).mapToDouble(i -> END * i / (TIMES - 1)).toArray();
  }

  /**
   * The times of a piece, counted from its start, as the equation does not depend on time.
   *
   * @return the first 10 times of the spiral
   */
  public static double[] pieceTimes() {
    return Arrays.copyOf(times(), PIECE);
  }

  /**
   * Where the spiral starts.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return {@code [2]}, one row
   */
  public Array initial(DType dtype) {
    return Array.rows(1, START, DIMENSION).as(dtype);
  }

  /**
   * The whole spiral.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return {@code [1000, 2]}, one row
   */
  public Array states(DType dtype) {
    return Array.rows(1, states, TIMES, DIMENSION).as(dtype);
  }

  /**
   * The batch of an update: 20 pieces with different starts, which depend on the seed and the
   * update alone.
   *
   * @param seed any number
   * @param update the number of the update, from 0
   * @param dtype FLOAT32 or FLOAT64
   * @return the inputs of {@link Objective#of} besides the parameters
   */
  public Map<String, Array> batch(long seed, long update, DType dtype) {
    return pieces(starts(seed, update), dtype);
  }

  /**
   * Where the pieces of a batch start.
   *
   * @param seed any number
   * @param update the number of the update, from 0
   * @return 20 different indices of times
   */
  public static int[] starts(long seed, long update) {
    CounterRandom random = CounterRandom.of(seed, "batch", Long.toString(update));
    return Arrays.copyOf(random.permutation(STARTS), BATCH);
  }

  /**
   * Pieces that start at given times.
   *
   * @param starts indices of times from 0 to 990, one for each row
   * @param dtype FLOAT32 or FLOAT64
   * @return {@link Objective#INITIAL}, {@code [2]}, and {@link Objective#TARGET}, {@code [10, 2]}
   * @throws IllegalArgumentException if there is no start, or one leaves no whole piece
   */
  public Map<String, Array> pieces(int[] starts, DType dtype) {
    if (starts.length == 0) {
      throw new IllegalArgumentException("starts: need at least one, got none");
    }
    double[] initial = new double[starts.length * DIMENSION];
    double[] target = new double[starts.length * PIECE * DIMENSION];
    for (int row = 0; row < starts.length; row++) {
      if (starts[row] < 0 || starts[row] > STARTS) {
        throw new IllegalArgumentException(
            "starts[" + row + "] is " + starts[row] + ": need an index from 0 to " + STARTS);
      }
      int from = starts[row] * DIMENSION;
      System.arraycopy(states, from, initial, row * DIMENSION, DIMENSION);
      System.arraycopy(states, from, target, row * PIECE * DIMENSION, PIECE * DIMENSION);
    }
    return Map.of(
        Objective.INITIAL, Array.rows(starts.length, initial, DIMENSION).as(dtype),
        Objective.TARGET, Array.rows(starts.length, target, PIECE, DIMENSION).as(dtype));
  }

  /**
   * How far a fit is from the spiral.
   *
   * @param fit {@code [1000, 2]}, one row
   * @return the mean Euclidean distance over the times
   * @throws IllegalArgumentException if the fit has another number of elements
   */
  public double meanDistance(Array fit) {
    if (fit.length() != states.length) {
      throw new IllegalArgumentException(
          "fit is " + fit + ": need " + TIMES + " states of " + DIMENSION);
    }
    return IntStream.range(0, TIMES)
        .mapToDouble(
            i -> Math.hypot(fit.get(2 * i) - states[2 * i], fit.get(2 * i + 1) - states[2 * i + 1]))
        .average()
        .orElseThrow();
  }
}
