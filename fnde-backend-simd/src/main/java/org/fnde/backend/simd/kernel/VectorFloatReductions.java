package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Reductions on vectors of floats. */
final class VectorFloatReductions extends ScalarFloatReductions {
  private static final VectorSpecies<Float> S = Species.FLOAT;
  private static final int LANES = S.length();

  @Override
  public void sum(float[] x, int xo, float[] y, int yo, int outer, int length, int inner) {
    if (inner % LANES != 0) {
      super.sum(x, xo, y, yo, outer, length, inner);
      return;
    }
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i += LANES) {
        int p = xo + o * length * inner + i;
        FloatVector v = FloatVector.zero(S);
        for (int j = 0; j < length; j++) {
          v = v.add(FloatVector.fromArray(S, x, p + j * inner));
        }
        v.intoArray(y, yo + o * inner + i);
      }
    }
  }

  @Override
  public void max(float[] x, int xo, float[] y, int yo, int outer, int length, int inner) {
    if (inner % LANES != 0) {
      super.max(x, xo, y, yo, outer, length, inner);
      return;
    }
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i += LANES) {
        int p = xo + o * length * inner + i;
        FloatVector v = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
        for (int j = 0; j < length; j++) {
          v = v.max(FloatVector.fromArray(S, x, p + j * inner));
        }
        v.intoArray(y, yo + o * inner + i);
      }
    }
  }

  @Override
  public void sumRows(
      float[] x, int xo, int features, int rows, int valid, double alpha, float[] p, int po) {
    FloatVector a = FloatVector.broadcast(S, (float) alpha);
    int body = valid - valid % LANES;
    for (int f = 0; f < features; f++) {
      for (int s = 0; s < Math.min(body, PARTIALS); s += LANES) {
        int q = po + f * PARTIALS + s;
        FloatVector v = FloatVector.fromArray(S, p, q);
        for (int r = s; r < body; r += PARTIALS) {
          v = FloatVector.fromArray(S, x, xo + f * rows + r).fma(a, v);
        }
        v.intoArray(p, q);
      }
    }
    if (body < valid) {
      sumRows(x, xo, features, rows, body, valid, alpha, p, po);
    }
  }

  @Override
  public void maxRows(float[] x, int xo, int features, int rows, int valid, float[] p, int po) {
    int body = valid - valid % LANES;
    for (int f = 0; f < features; f++) {
      for (int s = 0; s < Math.min(body, PARTIALS); s += LANES) {
        int q = po + f * PARTIALS + s;
        FloatVector v = FloatVector.fromArray(S, p, q);
        for (int r = s; r < body; r += PARTIALS) {
          v = v.max(FloatVector.fromArray(S, x, xo + f * rows + r));
        }
        v.intoArray(p, q);
      }
    }
    if (body < valid) {
      maxRows(x, xo, features, rows, body, valid, p, po);
    }
  }

  @Override
  public void sumSquares(float[] x, int xo, int features, int rows, int valid, float[] p, int po) {
    if (rows % LANES != 0 || !Species.masks(LANES)) {
      super.sumSquares(x, xo, features, rows, valid, p, po);
      return;
    }
    int body = valid - valid % LANES;
    VectorMask<Float> tail = S.indexInRange(body, valid);
    for (int s = 0; s < PARTIALS; s += LANES) {
      FloatVector v = FloatVector.zero(S);
      for (int f = 0; f < features; f++) {
        int r = s;
        for (; r < body; r += PARTIALS) {
          FloatVector e = FloatVector.fromArray(S, x, xo + f * rows + r);
          v = e.fma(e, v);
        }
        if (r == body && body < valid) {
          FloatVector e = FloatVector.fromArray(S, x, xo + f * rows + r);
          v = v.blend(e.fma(e, v), tail);
        }
      }
      v.add(FloatVector.fromArray(S, p, po + s)).intoArray(p, po + s);
    }
  }
}
