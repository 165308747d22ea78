package org.fnde.backend.simd.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Small matrices of doubles, one per row, the rows in the lanes. */
final class VectorDoubleRowMatrices extends ScalarDoubleRowMatrices {
  private static final VectorSpecies<Double> S = Species.DOUBLE;
  private static final int LANES = S.length();

  @Override
  public void rowProduct(
      double[] a,
      int ao,
      int ai,
      int ak,
      double[] b,
      int bo,
      int bk,
      int bj,
      double[] y,
      int yo,
      int n,
      int k,
      int m,
      int rows) {
    int body = rows - rows % LANES;
    if (k == 1) {
      outer(a, ao, ai * rows, b, bo, bj * rows, y, yo, n, m, rows, body);
    } else {
      for (int j = 0; j < m; j++) {
        int be = bo + j * bj * rows;
        int ye = yo + j * rows;
        column(a, ao, ai * rows, ak * rows, b, be, bk * rows, y, ye, m * rows, n, k, body);
      }
    }
    if (body < rows) {
      rowProduct(a, ao, ai, ak, b, bo, bk, bj, y, yo, n, k, m, rows, body);
    }
  }

  /** The dot products of n vectors a, at distance ai, with one vector b. */
  private static void column(
      double[] a,
      int ao,
      int ai,
      int as,
      double[] b,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int n,
      int k,
      int rows) {
    int i = 0;
    for (; i <= n - 6; i += 6) {
      dots(a, ao + i * ai, ai, as, b, bo, bs, y, yo + i * ys, ys, k, rows);
    }
    for (; i < n; i++) {
      dot(a, ao + i * ai, as, b, bo, bs, y, yo + i * ys, k, rows);
    }
  }

  /** The products of all elements of two vectors, added to 0 as sums are. */
  private static void outer(
      double[] a,
      int ao,
      int as,
      double[] b,
      int bo,
      int bs,
      double[] y,
      int yo,
      int n,
      int m,
      int ys,
      int rows) {
    DoubleVector zero = DoubleVector.zero(S);
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < rows; r += LANES) {
        DoubleVector u = DoubleVector.fromArray(S, a, ao + i * as + r);
        int to = yo + i * m * ys + r;
        for (int j = 0; j < m; j++) {
          u.fma(DoubleVector.fromArray(S, b, bo + j * bs + r), zero).intoArray(y, to + j * ys);
        }
      }
    }
  }

  /** Six dot products with one vector b, of vectors a at distance ai. */
  private static void dots(
      double[] a,
      int ao,
      int ai,
      int as,
      double[] b,
      int bo,
      int bs,
      double[] y,
      int yo,
      int ys,
      int k,
      int rows) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector v0 = DoubleVector.zero(S);
      DoubleVector v1 = DoubleVector.zero(S);
      DoubleVector v2 = DoubleVector.zero(S);
      DoubleVector v3 = DoubleVector.zero(S);
      DoubleVector v4 = DoubleVector.zero(S);
      DoubleVector v5 = DoubleVector.zero(S);
      for (int l = 0; l < k; l++) {
        int at = ao + l * as + r;
        DoubleVector u = DoubleVector.fromArray(S, b, bo + l * bs + r);
        v0 = DoubleVector.fromArray(S, a, at).fma(u, v0);
        v1 = DoubleVector.fromArray(S, a, at + ai).fma(u, v1);
        v2 = DoubleVector.fromArray(S, a, at + 2 * ai).fma(u, v2);
        v3 = DoubleVector.fromArray(S, a, at + 3 * ai).fma(u, v3);
        v4 = DoubleVector.fromArray(S, a, at + 4 * ai).fma(u, v4);
        v5 = DoubleVector.fromArray(S, a, at + 5 * ai).fma(u, v5);
      }
      int to = yo + r;
      v0.intoArray(y, to);
      v1.intoArray(y, to + ys);
      v2.intoArray(y, to + 2 * ys);
      v3.intoArray(y, to + 3 * ys);
      v4.intoArray(y, to + 4 * ys);
      v5.intoArray(y, to + 5 * ys);
    }
  }

  private static void dot(
      double[] a, int ao, int as, double[] b, int bo, int bs, double[] y, int yo, int k, int rows) {
    for (int r = 0; r < rows; r += LANES) {
      DoubleVector v = DoubleVector.zero(S);
      for (int l = 0; l < k; l++) {
        DoubleVector u = DoubleVector.fromArray(S, a, ao + l * as + r);
        v = u.fma(DoubleVector.fromArray(S, b, bo + l * bs + r), v);
      }
      v.intoArray(y, yo + r);
    }
  }

  @Override
  public void outerTanhGradient(
      double[] a,
      int ao,
      int ai,
      double[] b,
      int bo,
      int bj,
      double[] v,
      int vo,
      double[] y,
      int yo,
      int n,
      int m,
      int rows) {
    DoubleVector one = DoubleVector.broadcast(S, 1.0);
    int body = rows - rows % LANES;
    int bs = bj * rows;
    for (int i = 0; i < n; i++) {
      for (int r = 0; r < body; r += LANES) {
        DoubleVector u = DoubleVector.fromArray(S, a, ao + i * ai * rows + r);
        int e = i * m * rows + r;
        for (int j = 0; j < m; j++) {
          DoubleVector t = DoubleVector.fromArray(S, v, vo + e + j * rows);
          t = one.sub(t.mul(t));
          DoubleVector g = u.mul(DoubleVector.fromArray(S, b, bo + j * bs + r));
          g.mul(t).intoArray(y, yo + e + j * rows);
        }
      }
    }
    if (body < rows) {
      outerTanhGradient(a, ao, ai, b, bo, bj, v, vo, y, yo, n, m, rows, body);
    }
  }

  @Override
  public int rowSolveScratch(int n, int m) {
    return super.rowSolveScratch(n, m) * LANES;
  }

  @Override
  public void rowSolve(
      double[] a,
      int ao,
      int ai,
      int aj,
      double[] b,
      int bo,
      double[] y,
      int yo,
      int n,
      int m,
      int rows,
      double[] scratch,
      int so) {
    int body = Species.masks(LANES) ? rows - rows % LANES : 0;
    int width = (n + m) * LANES;
    for (int r = 0; r < body; r += LANES) {
      for (int i = 0; i < n; i++) {
        int row = so + i * width;
        move(a, ao + i * ai * rows + r, aj * rows, scratch, row, LANES, n);
        move(b, bo + i * m * rows + r, rows, scratch, row + n * LANES, LANES, m);
      }
      for (int c = 0; c < n; c++) {
        pivot(scratch, so, c, n, width);
        eliminate(scratch, so, c, n, width);
      }
      for (int i = n - 1; i >= 0; i--) {
        substitute(scratch, so, i, n, width);
        move(scratch, so + i * width + n * LANES, LANES, y, yo + i * m * rows + r, rows, m);
      }
    }
    if (body < rows) {
      rowSolve(a, ao, ai, aj, b, bo, y, yo, n, m, rows, scratch, so, body);
    }
  }

  private static void move(double[] x, int xo, int xs, double[] y, int yo, int ys, int count) {
    for (int j = 0; j < count; j++) {
      DoubleVector.fromArray(S, x, xo + j * xs).intoArray(y, yo + j * ys);
    }
  }

  /** Exchanges rows in the lanes where a row below has the larger element. */
  private static void pivot(double[] s, int so, int c, int n, int width) {
    int top = so + c * width;
    for (int i = c + 1; i < n; i++) {
      int row = so + i * width;
      int at = c * LANES;
      DoubleVector size = DoubleVector.fromArray(S, s, top + at).abs();
      VectorMask<Double> larger =
          DoubleVector.fromArray(S, s, row + at).abs().compare(VectorOperators.GT, size);
      for (int j = at; j < width; j += LANES) {
        DoubleVector u = DoubleVector.fromArray(S, s, top + j);
        DoubleVector v = DoubleVector.fromArray(S, s, row + j);
        u.blend(v, larger).intoArray(s, top + j);
        v.blend(u, larger).intoArray(s, row + j);
      }
    }
  }

  private static void eliminate(double[] s, int so, int c, int n, int width) {
    int top = so + c * width;
    int at = c * LANES;
    DoubleVector inverse =
        DoubleVector.broadcast(S, 1.0).div(DoubleVector.fromArray(S, s, top + at));
    for (int i = c + 1; i < n; i++) {
      int row = so + i * width;
      DoubleVector factor = DoubleVector.fromArray(S, s, row + at).mul(inverse).neg();
      for (int j = at + LANES; j < width; j += LANES) {
        DoubleVector v = DoubleVector.fromArray(S, s, row + j);
        factor.fma(DoubleVector.fromArray(S, s, top + j), v).intoArray(s, row + j);
      }
    }
  }

  private static void substitute(double[] s, int so, int i, int n, int width) {
    int row = so + i * width;
    DoubleVector diagonal = DoubleVector.fromArray(S, s, row + i * LANES);
    for (int j = n * LANES; j < width; j += LANES) {
      DoubleVector v = DoubleVector.fromArray(S, s, row + j);
      for (int l = i + 1; l < n; l++) {
        DoubleVector u = DoubleVector.fromArray(S, s, row + l * LANES).neg();
        v = u.fma(DoubleVector.fromArray(S, s, so + l * width + j), v);
      }
      v.div(diagonal).intoArray(s, row + j);
    }
  }
}
