package org.fnde.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ModulePathTest {
  @Test
  void testsRunInTheNamedModule() {
    Module module = ModulePathTest.class.getModule();
    assertTrue(module.isNamed(), "the tests run on the class path");
    assertEquals("org.fnde.solvers", module.getName());
  }
}
