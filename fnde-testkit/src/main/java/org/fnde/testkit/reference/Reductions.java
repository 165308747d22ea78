package org.fnde.testkit.reference;

import java.util.function.DoubleBinaryOperator;
import org.fnde.graph.DType;
import org.fnde.graph.primitive.*;

/** Sums and maxima along one axis or over all rows. */
final class Reductions {
  private final Rounding rounding;

  Reductions(Rounding rounding) {
    this.rounding = rounding;
  }

  void apply(Reduction primitive, Value x, Value y) {
    DType dtype = y.type().dtype();
    DoubleBinaryOperator sum = (a, b) -> rounding.partial(dtype, a + b);
    switch (primitive) {
      case Sum p -> alongAxis(p.axis(), sum, x, y);
      case ReduceMax p -> alongAxis(p.axis(), Math::max, x, y);
      case SumRows p -> overRows(sum, x, y);
      case MaxRows p -> overRows(Math::max, x, y);
    }
    if (primitive instanceof Sum || primitive instanceof SumRows) {
      Elementwise.round(y, rounding);
    }
  }

  private static void alongAxis(int axis, DoubleBinaryOperator f, Value x, Value y) {
    int length = x.type().shape().dim(axis);
    int inner = Structure.strides(x.type().shape())[x.type().shape().rank() + axis];
    for (int i = 0; i < y.data().length; i++) {
      int first = i / inner * inner * length + i % inner;
      double folded = x.data()[first];
      for (int k = 1; k < length; k++) {
        folded = f.applyAsDouble(folded, x.data()[first + k * inner]);
      }
      y.data()[i] = folded;
    }
  }

  private static void overRows(DoubleBinaryOperator f, Value x, Value y) {
    for (int i = 0; i < y.data().length; i++) {
      double folded = x.data()[i];
      for (int row = 1; row < x.rows(); row++) {
        folded = f.applyAsDouble(folded, x.data()[x.start(row) + i]);
      }
      y.data()[i] = folded;
    }
  }
}
