package org.fnde.backend.simd.kernel;

import static org.fnde.backend.simd.kernel.Fused.fma;

/** Small matrices of floats, one per row, in plain Java. */
class ScalarFloatRowMatrices implements RowMatrixKernels<float[]> {

  @Override
  public void rowProduct(
      float[] a,
      int ao,
      int ai,
      int ak,
      float[] b,
      int bo,
      int bk,
      int bj,
      float[] y,
      int yo,
      int n,
      int k,
      int m,
      int rows) {
    rowProduct(a, ao, ai, ak, b, bo, bk, bj, y, yo, n, k, m, rows, 0);
  }

  /** The rows from the given one on. */
  static void rowProduct(
      float[] a,
      int ao,
      int ai,
      int ak,
      float[] b,
      int bo,
      int bk,
      int bj,
      float[] y,
      int yo,
      int n,
      int k,
      int m,
      int rows,
      int from) {
    for (int e = 0; e < n * m; e++) {
      int i = e / m;
      int j = e % m;
      for (int r = from; r < rows; r++) {
        float v = 0f;
        for (int l = 0; l < k; l++) {
          v = fma(a[ao + (i * ai + l * ak) * rows + r], b[bo + (l * bk + j * bj) * rows + r], v);
        }
        y[yo + e * rows + r] = v;
      }
    }
  }

  @Override
  public void outerTanhGradient(
      float[] a,
      int ao,
      int ai,
      float[] b,
      int bo,
      int bj,
      float[] v,
      int vo,
      float[] y,
      int yo,
      int n,
      int m,
      int rows) {
    outerTanhGradient(a, ao, ai, b, bo, bj, v, vo, y, yo, n, m, rows, 0);
  }

  /** The rows from the given one on. */
  static void outerTanhGradient(
      float[] a,
      int ao,
      int ai,
      float[] b,
      int bo,
      int bj,
      float[] v,
      int vo,
      float[] y,
      int yo,
      int n,
      int m,
      int rows,
      int from) {
    for (int e = 0; e < n * m; e++) {
      int ae = ao + e / m * ai * rows;
      int be = bo + e % m * bj * rows;
      for (int r = from; r < rows; r++) {
        float t = v[vo + e * rows + r];
        y[yo + e * rows + r] = a[ae + r] * b[be + r] * (1f - t * t);
      }
    }
  }

  @Override
  public int rowSolveScratch(int n, int m) {
    return n * (n + m);
  }

  @Override
  public void rowSolve(
      float[] a,
      int ao,
      int ai,
      int aj,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int n,
      int m,
      int rows,
      float[] scratch,
      int so) {
    rowSolve(a, ao, ai, aj, b, bo, y, yo, n, m, rows, scratch, so, 0);
  }

  /** The rows from the given one on. */
  static void rowSolve(
      float[] a,
      int ao,
      int ai,
      int aj,
      float[] b,
      int bo,
      float[] y,
      int yo,
      int n,
      int m,
      int rows,
      float[] scratch,
      int so,
      int from) {
    int width = n + m;
    for (int r = from; r < rows; r++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          scratch[so + i * width + j] = a[ao + (i * ai + j * aj) * rows + r];
        }
        for (int j = 0; j < m; j++) {
          scratch[so + i * width + n + j] = b[bo + (i * m + j) * rows + r];
        }
      }
      eliminate(scratch, so, n, width);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
          y[yo + (i * m + j) * rows + r] = scratch[so + i * width + n + j];
        }
      }
    }
  }

  private static void eliminate(float[] s, int so, int n, int width) {
    for (int c = 0; c < n; c++) {
      int top = so + c * width;
      for (int i = c + 1; i < n; i++) {
        int row = so + i * width;
        if (Math.abs(s[row + c]) > Math.abs(s[top + c])) {
          swap(s, top, row, c, width);
        }
      }
      float pivot = 1f / s[top + c];
      for (int i = c + 1; i < n; i++) {
        int row = so + i * width;
        float factor = -(s[row + c] * pivot);
        for (int j = c + 1; j < width; j++) {
          s[row + j] = fma(factor, s[top + j], s[row + j]);
        }
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      substitute(s, so, i, n, width);
    }
  }

  private static void swap(float[] s, int a, int b, int from, int width) {
    for (int j = from; j < width; j++) {
      float v = s[a + j];
      s[a + j] = s[b + j];
      s[b + j] = v;
    }
  }

  private static void substitute(float[] s, int so, int i, int n, int width) {
    int row = so + i * width;
    for (int j = n; j < width; j++) {
      float v = s[row + j];
      for (int l = i + 1; l < n; l++) {
        v = fma(-s[row + l], s[so + l * width + j], v);
      }
      s[row + j] = v / s[row + i];
    }
  }
}
