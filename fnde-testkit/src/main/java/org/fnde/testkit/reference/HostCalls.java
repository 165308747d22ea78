package org.fnde.testkit.reference;

import java.util.Arrays;
import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.HostFunction;
import org.fnde.graph.Shape;

/** Calls plain Java row by row. */
final class HostCalls {
  private HostCalls() {}

  static List<Value> evaluate(HostFunction function, List<Value> x, ArrayType one, int batch) {
    boolean hasRows = one.shape().hasRows();
    List<Value> y =
        function.outputs().stream()
            .map(dims -> Value.zero(one.with(new Shape(hasRows, dims)), batch))
            .toList();
    double[][] in = buffers(x);
    double[][] out = buffers(y);
    Runnable call = function.on(in, out);
    for (int row = 0; row < (hasRows ? batch : 1); row++) {
      for (int i = 0; i < in.length; i++) {
        System.arraycopy(x.get(i).data(), x.get(i).start(row), in[i], 0, in[i].length);
      }
      for (double[] result : out) {
        Arrays.fill(result, 0);
      }
      call.run();
      for (int i = 0; i < out.length; i++) {
        System.arraycopy(out[i], 0, y.get(i).data(), y.get(i).start(row), out[i].length);
      }
    }
    return y;
  }

  private static double[][] buffers(List<Value> values) {
    return values.stream().map(v -> new double[v.size()]).toArray(double[][]::new);
  }
}
