package org.fnde.tests.vectors;

/** {@code W1 tanh(W0 y + b0) + b1}, with p = W0, b0, W1, b1, matrices in row-major order. */
record MlpDynamics() implements Dynamics {
  @Override
  public void derivative(double t, double[] y, double[][] p, double[] dy) {
    LinearDynamics.addProduct(p[2], hidden(y, p), dy);
    for (int i = 0; i < dy.length; i++) {
      dy[i] += p[3][i];
    }
  }

  @Override
  public void pullback(double t, double[] y, double[][] p, double[] cotangent, Gradients to) {
    double[] hidden = hidden(y, p);
    double[] inner = new double[hidden.length];
    LinearDynamics.addTransposedProduct(p[2], cotangent, inner);
    for (int i = 0; i < inner.length; i++) {
      inner[i] *= 1 - hidden[i] * hidden[i];
      to.p()[1][i] += inner[i];
    }
    LinearDynamics.addTransposedProduct(p[0], inner, to.y());
    LinearDynamics.addOuterProduct(inner, y, to.p()[0]);
    LinearDynamics.addOuterProduct(cotangent, hidden, to.p()[2]);
    for (int i = 0; i < cotangent.length; i++) {
      to.p()[3][i] += cotangent[i];
    }
  }

  private static double[] hidden(double[] y, double[][] p) {
    double[] hidden = p[1].clone();
    LinearDynamics.addProduct(p[0], y, hidden);
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = Math.tanh(hidden[i]);
    }
    return hidden;
  }
}
