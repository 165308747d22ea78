package org.fnde.backend.simd.exec;

import java.util.Arrays;
import java.util.List;
import org.fnde.graph.HostFunction;

/**
 * Calls a function in plain Java for every row of the tile. Its arrays belong to the frame, since
 * several workers may call at once.
 */
public final class CallHost implements Instruction {
  /** The arrays of one worker. */
  private record Arguments(double[][] in, double[][] out, Runnable call) {}

  private final List<Ref> operands;
  private final List<Ref> results;
  private final int arguments;

  /**
   * A call.
   *
   * @param operands views
   * @param results dense, one per result of the function
   * @param arguments the number in the frame of what {@link #arguments()} makes
   */
  public CallHost(List<Ref> operands, List<Ref> results, int arguments) {
    this.operands = operands;
    this.results = results;
    this.arguments = arguments;
  }

  /** The arrays that one worker needs. */
  public static Object arguments(HostFunction function) {
    double[][] in = arrays(function.inputs());
    double[][] out = arrays(function.outputs());
    return new Arguments(in, out, function.on(in, out));
  }

  private static double[][] arrays(List<List<Integer>> dims) {
    return dims.stream()
        .map(d -> new double[d.stream().mapToInt(Integer::intValue).reduce(1, (a, b) -> a * b)])
        .toArray(double[][]::new);
  }

  @Override
  public void run(Frame f) {
    Arguments args = (Arguments) f.arrays[arguments];
    boolean perRow = results.getFirst().perRow();
    int rows = perRow ? f.valid : 1;
    int length = perRow ? f.length : 1;
    for (int r = 0; r < length; r++) {
      if (r < rows) {
        call(f, args, r);
      }
      for (int i = 0; i < results.size(); i++) {
        scatter(f, results.get(i), args.out[i], r);
      }
    }
  }

  private void call(Frame f, Arguments args, int row) {
    for (int i = 0; i < operands.size(); i++) {
      gather(f, operands.get(i), args.in[i], row);
    }
    for (double[] out : args.out) {
      Arrays.fill(out, 0);
    }
    args.call.run();
  }

  private static void gather(Frame f, Ref x, double[] to, int row) {
    double[] from = f.array(x.array());
    int start = x.start(f) + (x.perRow() ? row : 0);
    int unit = x.unit(f);
    for (int i = 0; i < to.length; i++) {
      int offset = 0;
      int rest = i;
      for (int d = x.dims().length - 1; d >= 0; d--) {
        offset += rest % x.dims()[d] * x.strides()[d];
        rest /= x.dims()[d];
      }
      to[i] = from[start + offset * unit];
    }
  }

  private static void scatter(Frame f, Ref y, double[] from, int row) {
    double[] to = f.array(y.array());
    int start = y.start(f) + (y.perRow() ? row : 0);
    int unit = y.unit(f);
    for (int i = 0; i < from.length; i++) {
      to[start + i * unit] = from[i];
    }
  }
}
