package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.Max;
import org.fnde.graph.primitive.SumRows;

/** Writes the kernels that compute values in loops. */
final class KernelEmitter {
  private static final String SIZES = "(const int rows, const int rc, const int ec";

  private final ValueEmitter.Steps steps;
  private final Map<Node, Double> costs;

  KernelEmitter(ValueEmitter.Steps steps, Map<Node, Double> costs) {
    this.steps = steps;
    this.costs = costs;
  }

  /** A kernel for values of one space. */
  Task.Loop loop(List<Node> results) {
    Code body = new Code();
    Parameters parameters = new Parameters();
    Node space = results.getFirst();
    ValueEmitter values = new ValueEmitter(body, parameters, steps, space, Set.copyOf(results));
    double cost = 0;
    for (Node n : results) {
      String value = values.value(n, ValueEmitter.OWN);
      body.line(parameters.write(n.id(), n.dtype()) + "[i] = " + value + ";");
      cost += costs.get(n);
    }
    boolean rows = space.hasRows();
    boolean flat = !values.usesPosition();
    String text = SIZES + parameters.declarations() + ") {\n" + around(body, space, flat) + "}";
    return new Task.Loop(KernelText.of(text), parameters.values(), rows, space.size(), flat, cost);
  }

  private static String around(Code body, Node space, boolean flat) {
    int size = space.size();
    String columns =
        "const int e0 = (int)get_global_id(0) * ec;\nconst int e1 = min(e0 + ec, %s);\n";
    if (flat) {
      String total = space.hasRows() ? "rows * " + size : String.valueOf(size);
      return columns.formatted(total) + "for (int i = e0; i < e1; i++) {\n" + body + "}\n";
    }
    String inner = "for (int e = e0; e < e1; e++) {\n";
    return space.hasRows()
        ? columns.formatted(size)
            + rowRange()
            + "for (int r = r0; r < r1; r++) {\n"
            + inner
            + "const int i = r * %d + e;\n".formatted(size)
            + body
            + "}\n}\n"
        : columns.formatted(size) + inner + "const int i = e;\n" + body + "}\n";
  }

  private static String rowRange() {
    return "const int g = (int)get_global_id(1);\n"
        + "const int r0 = g * rc;\n"
        + "const int r1 = min(r0 + rc, rows);\n";
  }

  /** The kernels that fold the rows. */
  Task.RowFold rowFold(Node n) {
    Node x = n.operand(0);
    Code body = new Code();
    Parameters parameters = new Parameters();
    Node space = n;
    RowFoldSpace own = new RowFoldSpace(n);
    ValueEmitter values = new ValueEmitter(body, parameters, steps, own.space(), Set.of(space));
    String value = values.value(x, ValueEmitter.OWN);
    String type = Formulas.type(n.dtype());
    boolean sum = n.primitive() instanceof SumRows;
    ElementwiseBinary fold = sum ? new Add() : new Max();
    String start = sum ? "0" : "-INFINITY";
    String target = n.size() == 1 ? "s" : "y[g * %d + e]".formatted(n.size());
    body.line(target + " = " + Formulas.binary(fold, n.dtype(), target, value) + ";");
    String text =
        SIZES
            + parameters.declarations()
            + ", __global "
            + type
            + "* restrict y) {\n"
            + own.around(body, type, start)
            + "}";
    List<Integer> memory = new ArrayList<>(parameters.values());
    return new Task.RowFold(
        KernelText.of(text),
        finish(fold, n.dtype(), start),
        memory,
        n.id(),
        n.dtype(),
        n.size(),
        costs.get(x));
  }

  private static KernelText finish(ElementwiseBinary fold, DType dtype, String start) {
    String type = Formulas.type(dtype);
    return KernelText.of(
        "(const int groups, const int size, const int ec, __global const %s* restrict x, __global %s* restrict y) {\n"
                .formatted(type, type)
            + "const int e0 = (int)get_global_id(0) * ec;\nconst int e1 = min(e0 + ec, size);\n"
            + "for (int e = e0; e < e1; e++) {\n"
            + type
            + " s = "
            + start
            + ";\nfor (int g = 0; g < groups; g++) {\nconst "
            + type
            + " v = x[g * size + e];\ns = "
            + Formulas.binary(fold, dtype, "s", "v")
            + ";\n}\ny[e] = s;\n}\n}");
  }

  /** The loops of a fold: the operand's space, and sums of each group of rows. */
  private record RowFoldSpace(Node fold) {
    Node space() {
      return fold.operand(0);
    }

    String around(Code body, String type, String start) {
      int size = fold.size();
      String loop = "for (int r = r0; r < r1; r++) {\n";
      if (size == 1) {
        return rowRange()
            + type
            + " s = "
            + start
            + ";\n"
            + loop
            + "const int e = 0;\nconst int i = r;\n"
            + body
            + "}\ny[g] = s;\n";
      }
      return "const int e0 = (int)get_global_id(0) * ec;\nconst int e1 = min(e0 + ec, %d);\n"
              .formatted(size)
          + rowRange()
          + "for (int e = e0; e < e1; e++) y[g * %d + e] = %s;\n".formatted(size, start)
          + loop
          + "for (int e = e0; e < e1; e++) {\nconst int i = r * %d + e;\n".formatted(size)
          + body
          + "}\n}\n";
    }
  }
}
