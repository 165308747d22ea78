package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.primitive.Gather;
import org.fnde.graph.primitive.KnotIndex;
import org.fnde.graph.primitive.ScatterAdd;

/** Elements that are found by an index, and indices that are found among knots. */
final class Lookups {
  private final Code code;
  private final ValueEmitter values;

  Lookups(Code code, ValueEmitter values) {
    this.code = code;
    this.values = values;
  }

  String look(Node n, Place at) {
    return switch (n.primitive()) {
      case Gather p -> gather(n, p, at);
      case ScatterAdd p -> scatterAdd(n, p, at);
      case KnotIndex p -> knotIndex(n, at);
      default -> throw new IllegalStateException(n + " looks nothing up");
    };
  }

  private String gather(Node n, Gather p, Place at) {
    Node x = n.operand(0);
    List<String> c = new ArrayList<>(values.coordinates(at, n.shape().dims()));
    int axis = c.size() + p.axis();
    c.set(axis, index(n.operand(1), at, c.get(axis), x.shape().dim(p.axis())));
    return values.value(x, Place.at(at.row(), x.shape().dims(), c));
  }

  /** An index, the nearest one inside if it is outside. */
  private String index(Node index, Place at, String which, int length) {
    Place entry = Place.at(at.row(), index.shape().dims(), List.of(which));
    String name = code.name("q");
    String value = values.value(index, entry);
    code.line("const int %s = min(max(%s, 0), %d);".formatted(name, value, length - 1));
    return name;
  }

  /** Looks through all indices for this element's, so that sums are added in order. */
  private String scatterAdd(Node n, ScatterAdd p, Place at) {
    Node x = n.operand(0);
    List<String> c = new ArrayList<>(values.coordinates(at, n.shape().dims()));
    int axis = c.size() + p.axis();
    String result = code.name("v");
    String j = code.name("q");
    code.line("%s %s = 0;".formatted(Formulas.type(n.dtype()), result));
    code.open("for (int %s = 0; %s < %d; %s++)".formatted(j, j, x.shape().dim(p.axis()), j));
    String target = c.get(axis);
    code.open("if (%s == %s)".formatted(index(n.operand(1), at, j, p.length()), target));
    c.set(axis, j);
    code.line(
        "%s += %s;".formatted(result, values.value(x, Place.at(at.row(), x.shape().dims(), c))));
    code.close();
    code.close();
    return result;
  }

  private String knotIndex(Node n, Place at) {
    Node knots = n.operand(0);
    String t = values.value(n.operand(1), at);
    String result = code.name("v");
    String i = code.name("q");
    code.line("int " + result + " = 0;");
    code.open("for (int %s = 1; %s < %d; %s++)".formatted(i, i, knots.size() - 1, i));
    String knot = values.value(knots, Place.at(at.row(), knots.shape().dims(), List.of(i)));
    code.line("%s += %s < %s ? 1 : 0;".formatted(result, knot, t));
    code.close();
    return result;
  }
}
