package org.fnde.backend.opencl.lowering;

import java.util.List;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.Abs;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.Compare;
import org.fnde.graph.primitive.Cos;
import org.fnde.graph.primitive.Div;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Exp;
import org.fnde.graph.primitive.Expm1;
import org.fnde.graph.primitive.Floor;
import org.fnde.graph.primitive.Log;
import org.fnde.graph.primitive.Log1p;
import org.fnde.graph.primitive.Max;
import org.fnde.graph.primitive.Min;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Select;
import org.fnde.graph.primitive.Sigmoid;
import org.fnde.graph.primitive.Sin;
import org.fnde.graph.primitive.Softplus;
import org.fnde.graph.primitive.Sqrt;
import org.fnde.graph.primitive.Sub;
import org.fnde.graph.primitive.Tanh;

/** Functions of numbers in OpenCL C. */
final class Formulas {
  private Formulas() {}

  static String type(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> "float";
      case FLOAT64 -> "double";
      case INT32 -> "int";
    };
  }

  /** A number, exactly. */
  static String literal(double value, DType dtype) {
    if (dtype == DType.INT32) {
      int whole = (int) value;
      return whole == Integer.MIN_VALUE ? "(-2147483647 - 1)" : "(" + whole + ")";
    }
    String suffix = dtype == DType.FLOAT32 ? "f" : "";
    if (Double.isNaN(value)) {
      return "((" + type(dtype) + ")NAN)";
    }
    if (Double.isInfinite(value)) {
      return "((" + type(dtype) + ")" + (value > 0 ? "INFINITY)" : "-INFINITY)");
    }
    return "(" + Double.toHexString(value) + suffix + ")";
  }

  static String pointwise(Primitive primitive, DType from, List<String> x) {
    return switch (primitive) {
      case ElementwiseUnary p -> unary(p, from, x.getFirst());
      case ElementwiseBinary p -> binary(p, from, x.get(0), x.get(1));
      case Select p -> x.get(0) + " != 0 ? " + x.get(1) + " : " + x.get(2);
      default -> throw new IllegalStateException(primitive + " is not elementwise");
    };
  }

  private static String unary(ElementwiseUnary primitive, DType from, String x) {
    String one = literal(1, from);
    boolean single = from == DType.FLOAT32;
    return switch (primitive) {
      case Exp p when single -> "exp_single(" + x + ")";
      case Tanh p when single -> "tanh_single(" + x + ")";
      case Sigmoid p when single -> "sigmoid_single(" + x + ")";
      case Softplus p when single -> "softplus_single(" + x + ")";
      case Neg p -> "-" + x;
      case Abs p -> "fabs(" + x + ")";
      case Sqrt p -> "sqrt(" + x + ")";
      case Exp p -> "exp(" + x + ")";
      case Expm1 p -> "expm1(" + x + ")";
      case Log p -> "log(" + x + ")";
      case Log1p p -> "log1p(" + x + ")";
      case Sin p -> "sin(" + x + ")";
      case Cos p -> "cos(" + x + ")";
      case Tanh p -> "tanh(" + x + ")";
      case Sigmoid p -> one + " / (" + one + " + exp(-" + x + "))";
      case Softplus p -> "fmax(%s, %s) + log1p(exp(-fabs(%s)))".formatted(x, literal(0, from), x);
      case Floor p -> "floor(" + x + ")";
      case Cast p -> cast(p.to(), from, x);
    };
  }

  /** As Java casts: to an integer towards zero, to the nearest end of the range, NaN to zero. */
  private static String cast(DType to, DType from, String x) {
    if (to == from) {
      return x;
    }
    return to == DType.INT32
        ? x + " != " + x + " ? 0 : convert_int_sat_rtz(" + x + ")"
        : "(" + type(to) + ")" + x;
  }

  static String binary(ElementwiseBinary primitive, DType dtype, String a, String b) {
    return switch (primitive) {
      case Add p -> a + " + " + b;
      case Sub p -> a + " - " + b;
      case Mul p -> a + " * " + b;
      case Div p -> a + " / " + b;
      case Max p -> "(%s > %s || %s != %s) ? %s : %s".formatted(a, b, a, a, a, b);
      case Min p -> "(%s < %s || %s != %s) ? %s : %s".formatted(a, b, a, a, a, b);
      case Compare p ->
          switch (p.relation()) {
            case LESS -> chosen(a + " < " + b, dtype);
            case LESS_OR_EQUAL -> chosen(a + " <= " + b, dtype);
            case EQUAL -> chosen(a + " == " + b, dtype);
          };
    };
  }

  private static String chosen(String condition, DType dtype) {
    return "(" + condition + ") ? " + literal(1, dtype) + " : " + literal(0, dtype);
  }
}
