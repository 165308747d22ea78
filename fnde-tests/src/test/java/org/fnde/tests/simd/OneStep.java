package org.fnde.tests.simd;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.DType;
import org.fnde.graph.Program;

/** The bits of one step, in the element type that is the argument, by a virtual machine's name. */
final class OneStep {
  static final int ROWS = 13;
  static final List<String> ARRAYS = List.of("next y", "next a", "next w1", "next b1", "next w2");

  private OneStep() {}

  public static void main(String[] arguments) {
    System.out.println(System.getProperty("java.vm.info"));
    try (Prepared step = new Prepared(program(DType.valueOf(arguments[0])), ROWS, 1)) {
      step.step();
      bits(step).forEach(System.out::println);
    }
  }

  static Program program(DType dtype) {
    return Networks.step(30, 150, dtype, Networks::mixed);
  }

  /** Every result by its name, in hexadecimal digits. */
  static List<String> bits(Prepared step) {
    List<String> bits = new ArrayList<>();
    bits.add("ratio " + bits(step.number("ratio")));
    for (String name : ARRAYS) {
      for (double value : step.values(name)) {
        bits.add(name + " " + bits(value));
      }
    }
    return bits;
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }
}
