package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Max;
import org.fnde.graph.primitive.Sum;

/** Loops that fold many elements to one, in an order that depends on their number alone. */
final class Folds {
  private final Code code;
  private final ValueEmitter values;

  Folds(Code code, ValueEmitter values) {
    this.code = code;
    this.values = values;
  }

  /** The sum or maximum along an axis. */
  String fold(Node n, Place at) {
    Node x = n.operand(0);
    boolean sum = n.primitive() instanceof Sum;
    int axis = x.shape().rank() + (n.primitive() instanceof Sum s ? s.axis() : maxAxis(n));
    List<String> all = values.coordinates(at, n.shape().dims());
    Function<String, String> element =
        k -> {
          List<String> c = new ArrayList<>(all);
          c.set(axis, k);
          return values.value(x, Place.at(at.row(), x.shape().dims(), c));
        };
    int length = x.shape().dims().get(axis);
    return sum ? sum(n.dtype(), length, element) : largest(n.dtype(), length, element);
  }

  private static int maxAxis(Node n) {
    return ((org.fnde.graph.primitive.ReduceMax) n.primitive()).axis();
  }

  /** An element of a product of matrices. */
  String contract(Node n, Place at) {
    Node a = n.operand(0);
    Node b = n.operand(1);
    List<String> c = values.coordinates(at, n.shape().dims());
    int rank = c.size();
    return sum(
        n.dtype(),
        a.shape().dim(-1),
        k -> {
          List<String> left = leading(a, c);
          left.add(c.get(rank - 2));
          left.add(k);
          List<String> right = leading(b, c);
          right.add(k);
          right.add(c.get(rank - 1));
          String x = values.value(a, Place.at(at.row(), a.shape().dims(), left));
          return x + " * " + values.value(b, Place.at(at.row(), b.shape().dims(), right));
        });
  }

  /** The coordinates of an operand's matrix, whose leading axes broadcast. */
  static List<String> leading(Node x, List<String> coordinates) {
    List<Integer> dims = x.shape().leading(2);
    int missing = coordinates.size() - 2 - dims.size();
    List<String> result = new ArrayList<>();
    for (int i = 0; i < dims.size(); i++) {
      result.add(dims.get(i) == 1 ? "0" : coordinates.get(missing + i));
    }
    return result;
  }

  private String largest(DType dtype, int length, Function<String, String> element) {
    String result = code.name("v");
    String type = Formulas.type(dtype);
    code.line(type + " " + result + " = -INFINITY;");
    String k = code.name("q");
    code.open("for (int %s = 0; %s < %d; %s++)".formatted(k, k, length, k));
    String x = element.apply(k);
    code.line(result + " = " + Formulas.binary(new Max(), dtype, result, x) + ";");
    code.close();
    return result;
  }

  /**
   * Several sums side by side where there is much to add: additions need not wait for each other.
   */
  private String sum(DType dtype, int length, Function<String, String> element) {
    int lanes = dtype == DType.FLOAT32 ? 16 : 8;
    int even = length >= lanes ? length / lanes * lanes : 0;
    String result = code.name("v");
    code.line(Formulas.type(dtype) + " " + result + " = 0;");
    if (even > 0) {
      sideBySide(dtype, even, lanes, result, element);
    }
    if (even < length) {
      String k = code.name("q");
      code.open("for (int %s = %d; %s < %d; %s++)".formatted(k, even, k, length, k));
      code.line(result + " += " + element.apply(k) + ";");
      code.close();
    }
    return result;
  }

  private void sideBySide(
      DType dtype, int length, int lanes, String result, Function<String, String> element) {
    String sums = code.name("s");
    String k = code.name("q");
    String lane = code.name("q");
    code.line("%s %s[%d];".formatted(Formulas.type(dtype), sums, lanes));
    code.line("for (int l = 0; l < %d; l++) %s[l] = 0;".formatted(lanes, sums));
    code.open("for (int %s = 0; %s < %d; %s += %d)".formatted(k, k, length, k, lanes));
    code.open("for (int %s = 0; %s < %d; %s++)".formatted(lane, lane, lanes, lane));
    String x = element.apply("(" + k + " + " + lane + ")");
    code.line("%s[%s] += %s;".formatted(sums, lane, x));
    code.close();
    code.close();
    code.line("for (int l = 0; l < %d; l++) %s += %s[l];".formatted(lanes, result, sums));
  }
}
