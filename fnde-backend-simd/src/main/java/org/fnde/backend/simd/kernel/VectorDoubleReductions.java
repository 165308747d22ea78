package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Reductions on vectors of doubles. */
final class VectorDoubleReductions extends ScalarDoubleReductions {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  @Override
  public void sum(double[] x, int xo, double[] y, int yo, int outer, int length, int inner) {
    if (inner % LANES != 0) {
      super.sum(x, xo, y, yo, outer, length, inner);
      return;
    }
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i += LANES) {
        int p = xo + o * length * inner + i;
        DoubleVector v = DoubleVector.zero(S);
        for (int j = 0; j < length; j++) {
          v = v.add(DoubleVector.fromArray(S, x, p + j * inner));
        }
        v.intoArray(y, yo + o * inner + i);
      }
    }
  }

  @Override
  public void max(double[] x, int xo, double[] y, int yo, int outer, int length, int inner) {
    if (inner % LANES != 0) {
      super.max(x, xo, y, yo, outer, length, inner);
      return;
    }
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i += LANES) {
        int p = xo + o * length * inner + i;
        DoubleVector v = DoubleVector.broadcast(S, Double.NEGATIVE_INFINITY);
        for (int j = 0; j < length; j++) {
          v = v.max(DoubleVector.fromArray(S, x, p + j * inner));
        }
        v.intoArray(y, yo + o * inner + i);
      }
    }
  }

  @Override
  public void sumRows(
      double[] x, int xo, int features, int rows, int valid, double alpha, double[] p, int po) {
    DoubleVector a = DoubleVector.broadcast(S, alpha);
    int body = valid - valid % LANES;
    for (int f = 0; f < features; f++) {
      for (int s = 0; s < Math.min(body, PARTIALS); s += LANES) {
        int q = po + f * PARTIALS + s;
        DoubleVector v = DoubleVector.fromArray(S, p, q);
        for (int r = s; r < body; r += PARTIALS) {
          v = DoubleVector.fromArray(S, x, xo + f * rows + r).fma(a, v);
        }
        v.intoArray(p, q);
      }
    }
    if (body < valid) {
      sumRows(x, xo, features, rows, body, valid, alpha, p, po);
    }
  }

  @Override
  public void maxRows(double[] x, int xo, int features, int rows, int valid, double[] p, int po) {
    int body = valid - valid % LANES;
    for (int f = 0; f < features; f++) {
      for (int s = 0; s < Math.min(body, PARTIALS); s += LANES) {
        int q = po + f * PARTIALS + s;
        DoubleVector v = DoubleVector.fromArray(S, p, q);
        for (int r = s; r < body; r += PARTIALS) {
          v = v.max(DoubleVector.fromArray(S, x, xo + f * rows + r));
        }
        v.intoArray(p, q);
      }
    }
    if (body < valid) {
      maxRows(x, xo, features, rows, body, valid, p, po);
    }
  }

  @Override
  public void sumSquares(
      double[] x, int xo, int features, int rows, int valid, double[] p, int po) {
    if (rows % LANES != 0 || !Species.masks(LANES)) {
      super.sumSquares(x, xo, features, rows, valid, p, po);
      return;
    }
    int body = valid - valid % LANES;
    VectorMask<Double> tail = S.indexInRange(body, valid);
    for (int s = 0; s < PARTIALS; s += LANES) {
      DoubleVector v = DoubleVector.zero(S);
      for (int f = 0; f < features; f++) {
        int r = s;
        for (; r < body; r += PARTIALS) {
          DoubleVector e = DoubleVector.fromArray(S, x, xo + f * rows + r);
          v = e.fma(e, v);
        }
        if (r == body && body < valid) {
          DoubleVector e = DoubleVector.fromArray(S, x, xo + f * rows + r);
          v = v.blend(e.fma(e, v), tail);
        }
      }
      v.add(DoubleVector.fromArray(S, p, po + s)).intoArray(p, po + s);
    }
  }
}
