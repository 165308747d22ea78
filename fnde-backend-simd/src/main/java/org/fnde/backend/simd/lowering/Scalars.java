package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fnde.backend.simd.exec.Frame;
import org.fnde.backend.simd.exec.Place;
import org.fnde.backend.simd.exec.ScalarOp;
import org.fnde.backend.simd.exec.ScalarTape;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.Compare;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Iota;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.RowCount;

/** The scalars of a program: literals, STEP inputs, and what the host computes. */
final class Scalars {
  private final Map<Node, Integer> places = new IdentityHashMap<>();
  private final List<Double> values = new ArrayList<>();
  private final Map<String, Integer> steps = new LinkedHashMap<>();
  private final List<Integer> rowCounts = new ArrayList<>();

  /** Where a node is found, if it is one. */
  boolean has(Node x) {
    return places.containsKey(x);
  }

  int at(Node x) {
    Integer known = places.get(x);
    if (known == null) {
      known = values.size();
      places.put(x, known);
      declare(x, known);
    }
    return known;
  }

  private void declare(Node x, int at) {
    switch (x.op()) {
      case Prim(Literal l) -> values.add(l.value());
      case Prim(Iota i) -> {
        for (int k = 0; k < i.length(); k++) {
          values.add((double) k);
        }
      }
      case Prim(Input i) -> {
        values.add(0.0);
        steps.put(i.key(), at);
      }
      case Prim(RowCount r) -> {
        values.add(1.0);
        rowCounts.add(at);
      }
      default -> values.add(0.0);
    }
  }

  /** A scalar that an instruction fills. */
  int temporary() {
    values.add(0.0);
    return values.size() - 1;
  }

  Place place(Node x) {
    int array = x.dtype() == DType.FLOAT32 ? Frame.POOL32 : Frame.POOL64;
    int size = x.op() instanceof Prim(Iota i) ? i.length() : 1;
    return new Place(Place.Kind.SHARED, array, at(x), size);
  }

  /** A place that is always zero. */
  Place zero(DType dtype) {
    int array = dtype == DType.FLOAT32 ? Frame.POOL32 : Frame.POOL64;
    return new Place(Place.Kind.SHARED, array, temporary(), 1);
  }

  /** Adds the operation of a scalar node. */
  void emit(Node x, int[] operands, ScalarTape tape) {
    tape.add(operation(((Prim) x.op()).primitive()), x.dtype(), operands, at(x));
  }

  private static ScalarOp operation(Primitive p) {
    return switch (p) {
      case Cast c -> ScalarOp.CAST;
      case Compare c -> ScalarOp.valueOf(c.relation().name());
      default -> ScalarOp.valueOf(p.name().toUpperCase(Locale.ROOT));
    };
  }

  double[] values() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  Map<String, Integer> steps() {
    return steps;
  }

  List<Integer> rowCounts() {
    return rowCounts;
  }
}
