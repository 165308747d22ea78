package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fnde.graph.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits for any number of threads, and before and after the virtual machine compiles. */
@Tag("species")
class DeterminismTest {
  private static final Program STEP = Networks.step(30, 150, Networks::mixed);

  @ParameterizedTest
  @ValueSource(ints = {57, 256, 300})
  void threadsDoNotChangeABit(int rows) {
    try (Prepared one = new Prepared(STEP, rows, 1);
        Prepared two = new Prepared(STEP, rows, 2);
        Prepared three = new Prepared(STEP, rows, 3)) {
      for (int i = 0; i < 5; i++) {
        one.step();
        two.step();
        three.step();
        assertSame(one, two);
        assertSame(one, three);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {33})
  void compilingDoesNotChangeABit(int rows) {
    try (Prepared step = new Prepared(STEP, rows, 1)) {
      step.step();
      double ratio = step.number("ratio");
      double[] gradient = step.values("next w1");
      for (int i = 0; i < 300; i++) {
        step.step();
      }
      assertEquals(ratio, step.number("ratio"));
      assertArrayEquals(gradient, step.values("next w1"));
    }
  }

  private static void assertSame(Prepared a, Prepared b) {
    assertEquals(a.number("ratio"), b.number("ratio"));
    for (String name : new String[] {"next y", "next a", "next w1", "next b1", "next w2"}) {
      assertArrayEquals(a.values(name), b.values(name), name);
    }
  }
}
