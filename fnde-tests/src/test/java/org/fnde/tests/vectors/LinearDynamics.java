package org.fnde.tests.vectors;

/** {@code A y}, with p = A in row-major order. */
record LinearDynamics() implements Dynamics {
  @Override
  public void derivative(double t, double[] y, double[][] p, double[] dy) {
    addProduct(p[0], y, dy);
  }

  @Override
  public void pullback(double t, double[] y, double[][] p, double[] cotangent, Gradients to) {
    addTransposedProduct(p[0], cotangent, to.y());
    addOuterProduct(cotangent, y, to.p()[0]);
  }

  static void addProduct(double[] matrix, double[] x, double[] to) {
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < x.length; j++) {
        to[i] += matrix[i * x.length + j] * x[j];
      }
    }
  }

  static void addTransposedProduct(double[] matrix, double[] x, double[] to) {
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < to.length; j++) {
        to[j] += matrix[i * to.length + j] * x[i];
      }
    }
  }

  static void addOuterProduct(double[] left, double[] right, double[] to) {
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        to[i * right.length + j] += left[i] * right[j];
      }
    }
  }
}
