package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementwise kernels on vectors of doubles; what is left of a length runs in plain Java. */
final class VectorDoubleElementwise extends ScalarDoubleElementwise {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();
  private static final boolean MASKS = Species.masks(LANES);

  /** How many of n numbers the vectors take. */
  private static int part(int n, boolean selects) {
    return MASKS || !selects ? n - n % LANES : 0;
  }

  @Override
  public void unary(UnaryOp op, double[] x, int xo, double[] y, int yo, int n) {
    int v = part(n, op.selects());
    switch (op) {
      case NEG -> VectorDoubleSimple.neg(x, xo, y, yo, v);
      case ABS -> VectorDoubleSimple.abs(x, xo, y, yo, v);
      case SQRT -> VectorDoubleSimple.sqrt(x, xo, y, yo, v);
      case EXP -> VectorDoubleExp.exp(x, xo, y, yo, v);
      case EXPM1 -> VectorDoubleExp.expm1(x, xo, y, yo, v);
      case LOG -> VectorDoubleLog.log(x, xo, y, yo, v);
      case LOG1P -> VectorDoubleLog.log1p(x, xo, y, yo, v);
      case SIN -> VectorDoubleTrig.sin(x, xo, y, yo, v);
      case COS -> VectorDoubleTrig.cos(x, xo, y, yo, v);
      case TANH -> VectorDoubleExp.tanh(x, xo, y, yo, v);
      case SIGMOID -> VectorDoubleExp.sigmoid(x, xo, y, yo, v);
      case SOFTPLUS -> VectorDoubleExp.softplus(x, xo, y, yo, v);
      case FLOOR -> VectorDoubleSimple.floor(x, xo, y, yo, v);
    }
    if (v < n) {
      super.unary(op, x, xo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(
      BinaryOp op, double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    int v = part(n, op.selects());
    switch (op) {
      case ADD -> VectorDoubleBinary.add(a, ao, b, bo, y, yo, v);
      case SUB -> VectorDoubleBinary.sub(a, ao, b, bo, y, yo, v);
      case MUL -> VectorDoubleBinary.mul(a, ao, b, bo, y, yo, v);
      case DIV -> VectorDoubleBinary.div(a, ao, b, bo, y, yo, v);
      case MAX -> VectorDoubleBinary.max(a, ao, b, bo, y, yo, v);
      case MIN -> VectorDoubleBinary.min(a, ao, b, bo, y, yo, v);
      case LESS -> VectorDoubleBinary.less(a, ao, b, bo, y, yo, v);
      case LESS_OR_EQUAL -> VectorDoubleBinary.lessOrEqual(a, ao, b, bo, y, yo, v);
      case EQUAL -> VectorDoubleBinary.equal(a, ao, b, bo, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, ao + v, b, bo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(BinaryOp op, double[] a, int ao, double b, double[] y, int yo, int n) {
    int v = part(n, op.selects());
    double s = b;
    switch (op) {
      case ADD -> VectorDoubleScalar.add(a, ao, s, y, yo, v);
      case SUB -> VectorDoubleScalar.sub(a, ao, s, y, yo, v);
      case MUL -> VectorDoubleScalar.mul(a, ao, s, y, yo, v);
      case DIV -> VectorDoubleScalar.div(a, ao, s, y, yo, v);
      case MAX -> VectorDoubleScalar.max(a, ao, s, y, yo, v);
      case MIN -> VectorDoubleScalar.min(a, ao, s, y, yo, v);
      case LESS -> VectorDoubleScalar.less(a, ao, s, y, yo, v);
      case LESS_OR_EQUAL -> VectorDoubleScalar.lessOrEqual(a, ao, s, y, yo, v);
      case EQUAL -> VectorDoubleScalar.equal(a, ao, s, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, ao + v, b, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(BinaryOp op, double a, double[] b, int bo, double[] y, int yo, int n) {
    int v = part(n, op.selects());
    double s = a;
    switch (op) {
      case ADD -> VectorDoubleScalar.add(b, bo, s, y, yo, v);
      case SUB -> VectorDoubleScalar.sub(s, b, bo, y, yo, v);
      case MUL -> VectorDoubleScalar.mul(b, bo, s, y, yo, v);
      case DIV -> VectorDoubleScalar.div(s, b, bo, y, yo, v);
      case MAX -> VectorDoubleScalar.max(b, bo, s, y, yo, v);
      case MIN -> VectorDoubleScalar.min(b, bo, s, y, yo, v);
      case LESS -> VectorDoubleScalar.less(s, b, bo, y, yo, v);
      case LESS_OR_EQUAL -> VectorDoubleScalar.lessOrEqual(s, b, bo, y, yo, v);
      case EQUAL -> VectorDoubleScalar.equal(b, bo, s, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, b, bo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void select(
      double[] c, int co, double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    int v = part(n, true);
    int i = 0;
    for (; i < v; i += LANES) {
      DoubleVector t = DoubleVector.fromArray(S, a, ao + i);
      DoubleVector f = DoubleVector.fromArray(S, b, bo + i);
      t.blend(f, DoubleVector.fromArray(S, c, co + i).compare(VectorOperators.EQ, 0.0))
          .intoArray(y, yo + i);
    }
    if (i < n) {
      super.select(c, co + i, a, ao + i, b, bo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void axpy(double s, double[] x, int xo, double[] y, int yo, int n) {
    DoubleVector f = DoubleVector.broadcast(S, s);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      DoubleVector u = DoubleVector.fromArray(S, x, xo + i);
      f.fma(u, DoubleVector.fromArray(S, y, yo + i)).intoArray(y, yo + i);
    }
    if (i < n) {
      super.axpy(s, x, xo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void tanhGradient(double[] g, int go, double[] v, int vo, double[] y, int yo, int n) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      DoubleVector t = DoubleVector.fromArray(S, v, vo + i);
      t = one.sub(t.mul(t));
      DoubleVector.fromArray(S, g, go + i).mul(t).intoArray(y, yo + i);
    }
    if (i < n) {
      super.tanhGradient(g, go + i, v, vo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void combine(
      double[] x,
      int xo,
      double[][] k,
      int[] ko,
      double[] s,
      int terms,
      double[] y,
      int yo,
      int n) {
    int v = n - n % LANES;
    VectorDoubleCombine.combine(x, xo, k, ko, s, 0, terms, y, yo, v);
    combine(x, xo, k, ko, s, 0, terms, y, yo, v, n);
  }

  @Override
  public void combine(double[][] k, int[] ko, double[] s, int terms, double[] y, int yo, int n) {
    int v = n - n % LANES;
    binary(BinaryOp.MUL, k[0], ko[0], s[0], y, yo, n);
    VectorDoubleCombine.combine(y, yo, k, ko, s, 1, terms, y, yo, v);
    combine(y, yo, k, ko, s, 1, terms, y, yo, v, n);
  }
}
