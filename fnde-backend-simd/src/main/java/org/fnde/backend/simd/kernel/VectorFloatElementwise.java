package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementwise kernels on vectors of floats; what is left of a length runs in plain Java. */
final class VectorFloatElementwise extends ScalarFloatElementwise {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();
  private static final boolean MASKS = Species.masks(LANES);

  /** How many of n numbers the vectors take. */
  private static int part(int n, boolean selects) {
    return MASKS || !selects ? n - n % LANES : 0;
  }

  @Override
  public void unary(UnaryOp op, float[] x, int xo, float[] y, int yo, int n) {
    int v = part(n, op.selects());
    switch (op) {
      case NEG -> VectorFloatSimple.neg(x, xo, y, yo, v);
      case ABS -> VectorFloatSimple.abs(x, xo, y, yo, v);
      case SQRT -> VectorFloatSimple.sqrt(x, xo, y, yo, v);
      case EXP -> VectorFloatExp.exp(x, xo, y, yo, v);
      case EXPM1 -> VectorFloatExp.expm1(x, xo, y, yo, v);
      case LOG -> VectorFloatLog.log(x, xo, y, yo, v);
      case LOG1P -> VectorFloatLog.log1p(x, xo, y, yo, v);
      case SIN -> VectorFloatTrig.sin(x, xo, y, yo, v);
      case COS -> VectorFloatTrig.cos(x, xo, y, yo, v);
      case TANH -> VectorFloatExp.tanh(x, xo, y, yo, v);
      case SIGMOID -> VectorFloatExp.sigmoid(x, xo, y, yo, v);
      case SOFTPLUS -> VectorFloatExp.softplus(x, xo, y, yo, v);
      case FLOOR -> VectorFloatSimple.floor(x, xo, y, yo, v);
    }
    if (v < n) {
      super.unary(op, x, xo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(BinaryOp op, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    int v = part(n, op.selects());
    switch (op) {
      case ADD -> VectorFloatBinary.add(a, ao, b, bo, y, yo, v);
      case SUB -> VectorFloatBinary.sub(a, ao, b, bo, y, yo, v);
      case MUL -> VectorFloatBinary.mul(a, ao, b, bo, y, yo, v);
      case DIV -> VectorFloatBinary.div(a, ao, b, bo, y, yo, v);
      case MAX -> VectorFloatBinary.max(a, ao, b, bo, y, yo, v);
      case MIN -> VectorFloatBinary.min(a, ao, b, bo, y, yo, v);
      case LESS -> VectorFloatBinary.less(a, ao, b, bo, y, yo, v);
      case LESS_OR_EQUAL -> VectorFloatBinary.lessOrEqual(a, ao, b, bo, y, yo, v);
      case EQUAL -> VectorFloatBinary.equal(a, ao, b, bo, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, ao + v, b, bo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(BinaryOp op, float[] a, int ao, double b, float[] y, int yo, int n) {
    int v = part(n, op.selects());
    float s = (float) b;
    switch (op) {
      case ADD -> VectorFloatScalar.add(a, ao, s, y, yo, v);
      case SUB -> VectorFloatScalar.sub(a, ao, s, y, yo, v);
      case MUL -> VectorFloatScalar.mul(a, ao, s, y, yo, v);
      case DIV -> VectorFloatScalar.div(a, ao, s, y, yo, v);
      case MAX -> VectorFloatScalar.max(a, ao, s, y, yo, v);
      case MIN -> VectorFloatScalar.min(a, ao, s, y, yo, v);
      case LESS -> VectorFloatScalar.less(a, ao, s, y, yo, v);
      case LESS_OR_EQUAL -> VectorFloatScalar.lessOrEqual(a, ao, s, y, yo, v);
      case EQUAL -> VectorFloatScalar.equal(a, ao, s, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, ao + v, b, y, yo + v, n - v);
    }
  }

  @Override
  public void binary(BinaryOp op, double a, float[] b, int bo, float[] y, int yo, int n) {
    int v = part(n, op.selects());
    float s = (float) a;
    switch (op) {
      case ADD -> VectorFloatScalar.add(b, bo, s, y, yo, v);
      case SUB -> VectorFloatScalar.sub(s, b, bo, y, yo, v);
      case MUL -> VectorFloatScalar.mul(b, bo, s, y, yo, v);
      case DIV -> VectorFloatScalar.div(s, b, bo, y, yo, v);
      case MAX -> VectorFloatScalar.max(b, bo, s, y, yo, v);
      case MIN -> VectorFloatScalar.min(b, bo, s, y, yo, v);
      case LESS -> VectorFloatScalar.less(s, b, bo, y, yo, v);
      case LESS_OR_EQUAL -> VectorFloatScalar.lessOrEqual(s, b, bo, y, yo, v);
      case EQUAL -> VectorFloatScalar.equal(b, bo, s, y, yo, v);
    }
    if (v < n) {
      super.binary(op, a, b, bo + v, y, yo + v, n - v);
    }
  }

  @Override
  public void select(
      float[] c, int co, float[] a, int ao, float[] b, int bo, float[] y, int yo, int n) {
    int v = part(n, true);
    int i = 0;
    for (; i < v; i += LANES) {
      FloatVector t = FloatVector.fromArray(S, a, ao + i);
      FloatVector f = FloatVector.fromArray(S, b, bo + i);
      t.blend(f, FloatVector.fromArray(S, c, co + i).compare(VectorOperators.EQ, 0f))
          .intoArray(y, yo + i);
    }
    if (i < n) {
      super.select(c, co + i, a, ao + i, b, bo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void axpy(double s, float[] x, int xo, float[] y, int yo, int n) {
    FloatVector f = FloatVector.broadcast(S, (float) s);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector u = FloatVector.fromArray(S, x, xo + i);
      f.fma(u, FloatVector.fromArray(S, y, yo + i)).intoArray(y, yo + i);
    }
    if (i < n) {
      super.axpy(s, x, xo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void tanhGradient(float[] g, int go, float[] v, int vo, float[] y, int yo, int n) {
    FloatVector one = FloatVector.broadcast(S, 1f);
    int i = 0;
    for (; i <= n - LANES; i += LANES) {
      FloatVector t = FloatVector.fromArray(S, v, vo + i);
      t = one.sub(t.mul(t));
      FloatVector.fromArray(S, g, go + i).mul(t).intoArray(y, yo + i);
    }
    if (i < n) {
      super.tanhGradient(g, go + i, v, vo + i, y, yo + i, n - i);
    }
  }

  @Override
  public void combine(
      float[] x, int xo, float[][] k, int[] ko, double[] s, int terms, float[] y, int yo, int n) {
    int v = n - n % LANES;
    VectorFloatCombine.combine(x, xo, k, ko, s, 0, terms, y, yo, v);
    combine(x, xo, k, ko, s, 0, terms, y, yo, v, n);
  }

  @Override
  public void combine(float[][] k, int[] ko, double[] s, int terms, float[] y, int yo, int n) {
    int v = n - n % LANES;
    binary(BinaryOp.MUL, k[0], ko[0], s[0], y, yo, n);
    VectorFloatCombine.combine(y, yo, k, ko, s, 1, terms, y, yo, v);
    combine(y, yo, k, ko, s, 1, terms, y, yo, v, n);
  }
}
