package org.fnde.testkit.reference;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.fnde.graph.primitive.*;

/** Functions of one, two and three numbers, element by element. */
final class Elementwise {
  private Elementwise() {}

  static DoubleUnaryOperator unary(ElementwiseUnary primitive) {
    return switch (primitive) {
      case Neg p -> x -> -x;
      case Abs p -> Math::abs;
      case Sqrt p -> Math::sqrt;
      case Exp p -> Math::exp;
      case Expm1 p -> Math::expm1;
      case Log p -> Math::log;
      case Log1p p -> Math::log1p;
      case Sin p -> Math::sin;
      case Cos p -> Math::cos;
      case Tanh p -> Math::tanh;
      case Sigmoid p -> x -> 1 / (1 + Math.exp(-x));
      case Softplus p -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      case Floor p -> Math::floor;
      case Cast p -> x -> x;
    };
  }

  static DoubleBinaryOperator binary(ElementwiseBinary primitive) {
    return switch (primitive) {
      case Add p -> Double::sum;
      case Sub p -> (a, b) -> a - b;
      case Mul p -> (a, b) -> a * b;
      case Div p -> (a, b) -> a / b;
      case Max p -> Math::max;
      case Min p -> Math::min;
      case Compare p ->
          switch (p.relation()) {
            case LESS -> (a, b) -> a < b ? 1 : 0;
            case LESS_OR_EQUAL -> (a, b) -> a <= b ? 1 : 0;
            case EQUAL -> (a, b) -> a == b ? 1 : 0;
          };
    };
  }

  /** Whether the result is exact whenever the operands are, so that it is not rounded. */
  static boolean isExact(Primitive primitive) {
    return switch (primitive) {
      case Neg p -> true;
      case Abs p -> true;
      case Floor p -> true;
      case Max p -> true;
      case Min p -> true;
      case Compare p -> true;
      default -> false;
    };
  }

  static void apply(DoubleUnaryOperator f, Value x, Value y) {
    for (int i = 0; i < y.data().length; i++) {
      y.data()[i] = f.applyAsDouble(x.data()[i]);
    }
  }

  static void apply(DoubleBinaryOperator f, Value a, Value b, Value y) {
    int size = y.size();
    for (int row = 0; row < y.rows(); row++) {
      int at = y.start(row);
      int left = a.start(row);
      int right = b.start(row);
      for (int i = 0; i < size; i++) {
        y.data()[at + i] = f.applyAsDouble(a.data()[left + i], b.data()[right + i]);
      }
    }
  }

  static void select(List<Value> x, Value y) {
    Value mask = x.get(0);
    for (int row = 0; row < y.rows(); row++) {
      for (int i = 0; i < y.size(); i++) {
        Value chosen = mask.data()[mask.start(row) + i] != 0 ? x.get(1) : x.get(2);
        y.data()[y.start(row) + i] = chosen.data()[chosen.start(row) + i];
      }
    }
  }

  static void round(Value y, Rounding rounding) {
    for (int i = 0; i < y.data().length; i++) {
      y.data()[i] = rounding.result(y.type().dtype(), y.data()[i]);
    }
  }
}
