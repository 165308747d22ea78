package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.Shape;

/**
 * Writes the kernel for small linear systems: a work-item does one by Gauss-Jordan elimination with
 * partial pivoting.
 */
final class SystemsEmitter {
  private static final String ELIMINATION =
      """
      for (int k = 0; k < N; k++) {
      int best = k;
      for (int i = k + 1; i < N; i++) if (fabs(w[i * W + k]) > fabs(w[best * W + k])) best = i;
      if (best != k) {
      for (int j = 0; j < W; j++) { const T t = w[k * W + j]; w[k * W + j] = w[best * W + j]; w[best * W + j] = t; }
      }
      for (int i = 0; i < N; i++) {
      if (i != k) {
      const T f = w[i * W + k] / w[k * W + k];
      for (int j = k; j < W; j++) w[i * W + j] -= f * w[k * W + j];
      }
      }
      }
      for (int i = 0; i < N; i++) for (int j = 0; j < M; j++) y[i * M + j] = w[i * W + N + j] / w[i * W + i];
      """;

  private final ValueEmitter.Steps steps;

  SystemsEmitter(ValueEmitter.Steps steps) {
    this.steps = steps;
  }

  Task.Systems systems(Node n) {
    int size = n.shape().dim(-2);
    int columns = n.shape().dim(-1);
    int width = size + columns;
    int count = n.size() / (size * columns);
    Code body = new Code();
    Parameters parameters = new Parameters();
    ValueEmitter values = new ValueEmitter(body, parameters, steps, n, Set.of(n));
    List<Integer> leading = n.shape().leading(2);
    List<String> at = new ArrayList<>(values.coordinates(Place.at("r", "l"), leading));
    at.add("a");
    at.add("b");
    body.open("for (int a = 0; a < %d; a++)".formatted(size));
    fill(body, values, n.operand(0), at, 0, width);
    fill(body, values, n.operand(1), at, size, width);
    body.close();
    String result = parameters.write(n.id(), n.dtype());
    String type = Formulas.type(n.dtype());
    String text =
        "(const int rows, const int gc"
            + parameters.declarations()
            + ", __global "
            + type
            + "* restrict work) {\n"
            + "const int g0 = (int)get_global_id(0) * gc;\n"
            + "const int g1 = min(g0 + gc, %s%d);\n".formatted(n.hasRows() ? "rows * " : "", count)
            + "for (int g = g0; g < g1; g++) {\n"
            + "const int r = g / %d;\nconst int l = g %% %d;\n".formatted(count, count)
            + "__global %s* w = work + g * %d;\n".formatted(type, size * width)
            + "__global %s* y = %s + g * %d;\n".formatted(type, result, size * columns)
            + body
            + constants(size, columns, type)
            + "}\n}";
    return new Task.Systems(
        KernelText.of(text), parameters.values(), n.dtype(), n.hasRows(), count, size * width);
  }

  private static void fill(
      Code body, ValueEmitter values, Node x, List<String> at, int from, int width) {
    Shape shape = x.shape();
    List<String> coordinates = Folds.leading(x, at);
    coordinates.addAll(at.subList(at.size() - 2, at.size()));
    body.open("for (int b = 0; b < %d; b++)".formatted(shape.dim(-1)));
    String value = values.value(x, Place.at("r", shape.dims(), coordinates));
    body.line("w[a * %d + %d + b] = %s;".formatted(width, from, value));
    body.close();
  }

  private static String constants(int size, int columns, String type) {
    return ELIMINATION
        .replaceAll("\\bN\\b", String.valueOf(size))
        .replaceAll("\\bM\\b", String.valueOf(columns))
        .replaceAll("\\bW\\b", String.valueOf(size + columns))
        .replaceAll("\\bT\\b", type);
  }
}
