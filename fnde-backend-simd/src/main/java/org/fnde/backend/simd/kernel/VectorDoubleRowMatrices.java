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
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        int ae = ao + i * ai * rows;
        int be = bo + j * bj * rows;
        dot(a, ae, ak * rows, b, be, bk * rows, y, yo + (i * m + j) * rows, k, body);
      }
    }
    if (body < rows) {
      rowProduct(a, ao, ai, ak, b, bo, bk, bj, y, yo, n, k, m, rows, body);
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
