package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.primitive.Broadcast;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Concatenate;
import org.fnde.graph.primitive.Pad;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Slice;
import org.fnde.graph.primitive.Transpose;

/** Elements of values that are others' elements: places of one array are places of another. */
final class Moves {
  private final Code code;
  private final ValueEmitter values;

  Moves(Code code, ValueEmitter values) {
    this.code = code;
    this.values = values;
  }

  String view(Node n, Place at) {
    Node x = n.operand(0);
    Primitive primitive = n.primitive();
    return switch (primitive) {
      case BroadcastRows p -> values.value(x, at);
      case Reshape p -> values.value(x, at.reshaped(x.shape().dims()));
      case Transpose p -> values.value(x, moved(x, at, permuted(p, coordinates(n, at))));
      case Broadcast p -> values.value(x, moved(x, at, repeated(x, coordinates(n, at))));
      case Slice p -> {
        List<String> c = new ArrayList<>(coordinates(n, at));
        shift(c, c.size() + p.axis(), p.from());
        yield values.value(x, moved(x, at, c));
      }
      case Pad p -> pad(n, p, at);
      case Concatenate p -> concatenate(n, p, at);
      default -> throw new IllegalStateException(n + " moves nothing");
    };
  }

  private List<String> coordinates(Node n, Place at) {
    return values.coordinates(at, n.shape().dims());
  }

  private static Place moved(Node x, Place at, List<String> coordinates) {
    return Place.at(at.row(), x.shape().dims(), coordinates);
  }

  private static List<String> permuted(Transpose p, List<String> coordinates) {
    List<String> result = new ArrayList<>(coordinates);
    int first = coordinates.size() - p.order().size();
    for (int i = 0; i < p.order().size(); i++) {
      result.set(first + p.order().get(i), coordinates.get(first + i));
    }
    return result;
  }

  private static List<String> repeated(Node x, List<String> coordinates) {
    List<String> result = new ArrayList<>(coordinates);
    for (int i = 0; i < result.size(); i++) {
      if (x.shape().dims().get(i) == 1) {
        result.set(i, "0");
      }
    }
    return result;
  }

  private static void shift(List<String> coordinates, int axis, int by) {
    if (by != 0) {
      String c = coordinates.get(axis);
      coordinates.set(axis, "(" + c + (by > 0 ? " + " + by : " - " + -by) + ")");
    }
  }

  private String pad(Node n, Pad p, Place at) {
    List<String> c = new ArrayList<>(coordinates(n, at));
    int axis = c.size() + p.axis();
    int end = p.before() + n.operand(0).shape().dim(p.axis());
    String result = declared(n);
    code.open("if (%s >= %d && %s < %d)".formatted(c.get(axis), p.before(), c.get(axis), end));
    shift(c, axis, -p.before());
    code.line(result + " = " + values.value(n.operand(0), moved(n.operand(0), at, c)) + ";");
    code.close();
    return result;
  }

  private String concatenate(Node n, Concatenate p, Place at) {
    List<String> all = coordinates(n, at);
    int axis = all.size() + p.axis();
    String result = declared(n);
    int from = 0;
    for (Node x : n.operands()) {
      int to = from + x.shape().dim(p.axis());
      List<String> c = new ArrayList<>(all);
      code.open((from == 0 ? "if (" : "else if (") + all.get(axis) + " < " + to + ")");
      shift(c, axis, -from);
      code.line(result + " = " + values.value(x, moved(x, at, c)) + ";");
      code.close();
      from = to;
    }
    return result;
  }

  private String declared(Node n) {
    String name = code.name("v");
    code.line(Formulas.type(n.dtype()) + " " + name + " = 0;");
    return name;
  }
}
