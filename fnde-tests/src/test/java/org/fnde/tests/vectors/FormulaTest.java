package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FormulaTest {
  @Test
  void precedenceIsPythons() {
    assertEquals(-9, value("-x**2"));
    assertEquals(-2, value("1 - x*2 + 9/x"));
    assertEquals(27, value("(1 + 2)**2*x"));
    assertEquals(Math.pow(3, 1.5) - 0.5, value("x**1.5 - 0.5"));
    assertEquals(Math.sin(2), value("sin(x - 1)"));
    assertEquals(-1, value("floor(-x/4)"));
    assertEquals(12, value("x - (-x)*x"));
  }

  @Test
  void whatCannotBeReadIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("x + "));
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("(x"));
    assertThrows(IllegalArgumentException.class, () -> Formula.parse("x % 2"));
  }

  private static double value(String text) {
    return Formula.parse(text).value(name -> 3);
  }
}
