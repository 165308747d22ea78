package org.fnde.spi;

/**
 * A Runge–Kutta method.
 *
 * @param name the id it is reported by
 * @param tableau its Butcher tableau
 */
public record RungeKutta(String name, ButcherTableau tableau) implements Method {
  @Override
  public int order() {
    return tableau.order();
  }
}
