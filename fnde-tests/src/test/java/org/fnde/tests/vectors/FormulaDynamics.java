package org.fnde.tests.vectors;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Formulas for the derivatives of every element, and for all derivatives of those. */
record FormulaDynamics(
    List<Formula> rhs, List<List<Formula>> byY, List<List<Formula>> byP, List<Formula> byT)
    implements Dynamics {

  @Override
  public void derivative(double t, double[] y, double[][] p, double[] dy) {
    ToDoubleFunction<String> variables = variables(t, y, p);
    for (int i = 0; i < dy.length; i++) {
      dy[i] += rhs.get(i).value(variables);
    }
  }

  @Override
  public void pullback(double t, double[] y, double[][] p, double[] cotangent, Gradients to) {
    ToDoubleFunction<String> variables = variables(t, y, p);
    for (int i = 0; i < cotangent.length; i++) {
      to.t()[0] += cotangent[i] * byT.get(i).value(variables);
      add(cotangent[i], byY.get(i), variables, to.y());
      if (p.length > 0) {
        add(cotangent[i], byP.get(i), variables, to.p()[0]);
      }
    }
  }

  private static void add(
      double cotangent, List<Formula> row, ToDoubleFunction<String> variables, double[] to) {
    for (int j = 0; j < to.length; j++) {
      to[j] += cotangent * row.get(j).value(variables);
    }
  }

  private static ToDoubleFunction<String> variables(double t, double[] y, double[][] p) {
    return name ->
        switch (name.charAt(0)) {
          case 't' -> t;
          case 'y' -> y[index(name)];
          default -> p[0][index(name)];
        };
  }

  static int index(String name) {
    return Integer.parseInt(name.substring(1));
  }
}
