package org.fnde.solvers.path;

import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * Runs a map over all series of a batch. Every block of series has one worker and its arrays, so
 * nothing is allocated per series, and the blocks run in parallel.
 */
final class SeriesLoop {
  private static final int BLOCK = 64;
  private final Array times;
  private final Array values;
  private final SeriesMap map;
  private final int length;
  private final int channels;
  private final int outLength;
  private final int outColumns;

  SeriesLoop(Array times, Array values, SeriesMap map) {
    Times.check(times, values);
    this.times = times;
    this.values = values;
    this.map = map;
    this.length = values.type().shape().dim(-2);
    this.channels = values.type().shape().dim(-1);
    this.outLength = map.length(Times.first(times));
    this.outColumns = map.columns(channels);
  }

  Array map() {
    return run(
        outLength,
        outColumns,
        (work, s) -> {
          load(work, s);
          work.worker.apply(work.t, work.x, work.y);
          return work.y;
        });
  }

  Array pullback(Array cotangent) {
    ArrayType need = type(outLength, outColumns);
    if (!cotangent.type().equals(need) || cotangent.rows() != values.rows()) {
      throw new IllegalArgumentException(
          "cotangent is " + cotangent + ": need " + need + " of " + values.rows() + " rows");
    }
    return run(
        length,
        channels,
        (work, s) -> {
          load(work, s);
          cotangent.copyTo(s * work.y.length, work.y, 0, work.y.length);
          work.worker.pullback(work.t, work.x, work.y, work.gx);
          return work.gx;
        });
  }

  private ArrayType type(int rows, int columns) {
    return new ArrayType(values.type().dtype(), Shape.rows(rows, columns));
  }

  /** The arrays of one block. */
  private final class Work {
    final double[] t = new double[length];
    final double[] x = new double[length * channels];
    final double[] y = new double[outLength * outColumns];
    final double[] gx = new double[length * channels];
    final SeriesMap.Worker worker = map.worker(length, channels);
  }

  private interface Body {
    double[] run(Work work, int series);
  }

  private void load(Work work, int s) {
    Times.copy(times, s, work.t);
    values.copyTo(s * work.x.length, work.x, 0, work.x.length);
    for (double value : work.x) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "values: series " + s + " has " + value + "; write NaN for a missing value");
      }
    }
  }

  private Array run(int rows, int columns, Body body) {
    int series = values.rows();
    int size = rows * columns;
    boolean single = values.type().dtype() == DType.FLOAT32;
    float[] floats = new float[single ? Math.multiplyExact(series, size) : 0];
    double[] doubles = new double[single ? 0 : Math.multiplyExact(series, size)];
    IntStream.range(0, (series + BLOCK - 1) / BLOCK)
        .parallel()
        .forEach(block -> {
          Work work = new Work();
          for (int s = block * BLOCK; s < Math.min(series, (block + 1) * BLOCK); s++) {
            double[] result = body.run(work, s);
            if (single) {
              round(result, floats, s * size);
            } else {
              System.arraycopy(result, 0, doubles, s * size, size);
            }
          }
        });
    return single
        ? Array.rows(series, floats, rows, columns)
        : Array.rows(series, doubles, rows, columns);
  }

  private static void round(double[] from, float[] to, int at) {
    for (int i = 0; i < from.length; i++) {
      to[at + i] = (float) from[i];
    }
  }
}
