package org.fnde.testkit.reference;

import org.fnde.graph.DType;

/** Matrix products and linear systems. */
final class Products {
  private final Rounding rounding;

  Products(Rounding rounding) {
    this.rounding = rounding;
  }

  void matmul(Value a, Value b, Value y) {
    int[] left = Structure.matrices(a.type().shape(), y.type().shape());
    int[] right = Structure.matrices(b.type().shape(), y.type().shape());
    int n = y.type().shape().dim(-2);
    int m = y.type().shape().dim(-1);
    for (int row = 0; row < y.rows(); row++) {
      for (int matrix = 0; matrix < left.length; matrix++) {
        int at = y.start(row) + matrix * n * m;
        multiply(a, a.start(row) + left[matrix], b, b.start(row) + right[matrix], y, at);
      }
    }
  }

  private void multiply(Value a, int left, Value b, int right, Value y, int at) {
    int n = y.type().shape().dim(-2);
    int m = y.type().shape().dim(-1);
    int inner = a.type().shape().dim(-1);
    DType dtype = y.type().dtype();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
          double product = a.data()[left + i * inner + k] * b.data()[right + k * m + j];
          sum = rounding.partial(dtype, sum + rounding.partial(dtype, product));
        }
        y.data()[at + i * m + j] = rounding.result(dtype, sum);
      }
    }
  }

  void solve(Value a, Value b, Value y) {
    int[] left = Structure.matrices(a.type().shape(), y.type().shape());
    int[] right = Structure.matrices(b.type().shape(), y.type().shape());
    int n = y.type().shape().dim(-2);
    int m = y.type().shape().dim(-1);
    for (int row = 0; row < y.rows(); row++) {
      for (int matrix = 0; matrix < left.length; matrix++) {
        double[][] system = new double[n][n + m];
        for (int i = 0; i < n; i++) {
          System.arraycopy(a.data(), a.start(row) + left[matrix] + i * n, system[i], 0, n);
          System.arraycopy(b.data(), b.start(row) + right[matrix] + i * m, system[i], n, m);
        }
        eliminate(system, y.type().dtype());
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < m; j++) {
            int at = y.start(row) + matrix * n * m + i * m + j;
            y.data()[at] = rounding.result(y.type().dtype(), system[i][n + j]);
          }
        }
      }
    }
  }

  /** Gauss–Jordan elimination with partial pivoting; the last columns become the solution. */
  private void eliminate(double[][] system, DType dtype) {
    int n = system.length;
    for (int k = 0; k < n; k++) {
      pivot(system, k);
      for (int i = 0; i < n; i++) {
        double factor = rounding.partial(dtype, system[i][k] / system[k][k]);
        for (int j = i == k ? system[i].length : k; j < system[i].length; j++) {
          double product = rounding.partial(dtype, factor * system[k][j]);
          system[i][j] = rounding.partial(dtype, system[i][j] - product);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = n; j < system[i].length; j++) {
        system[i][j] /= system[i][i];
      }
    }
  }

  private static void pivot(double[][] system, int k) {
    int best = k;
    for (int i = k + 1; i < system.length; i++) {
      if (Math.abs(system[i][k]) > Math.abs(system[best][k])) {
        best = i;
      }
    }
    double[] row = system[k];
    system[k] = system[best];
    system[best] = row;
  }
}
