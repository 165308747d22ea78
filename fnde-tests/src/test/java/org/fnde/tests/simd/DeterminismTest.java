package org.fnde.tests.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bits for any number of threads, and before and after the virtual machine compiles. */
@Tag("species")
class DeterminismTest {
  private static final Program STEP = OneStep.program(DType.FLOAT32);
  private static final String WIDTH = "org.fnde.simd.bits";

  @TempDir private Path directory;

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
        List<String> bits = OneStep.bits(one);
        assertEquals(bits, OneStep.bits(two));
        assertEquals(bits, OneStep.bits(three));
      }
    }
  }

  /** The bits of a step that was repeated are those of a virtual machine that never compiles. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void compilingDoesNotChangeABit(DType dtype) throws IOException, InterruptedException {
    List<String> interpreted = interpreted(dtype);
    assertTrue(interpreted.getFirst().contains("interpreted mode"), interpreted.getFirst());
    try (Prepared step = new Prepared(OneStep.program(dtype), OneStep.ROWS, 1)) {
      for (int i = 0; i < 300; i++) {
        step.step();
      }
      assertEquals(interpreted.subList(1, interpreted.size()), OneStep.bits(step));
    }
  }

  private List<String> interpreted(DType dtype) throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    Module module = OneStep.class.getModule();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xint",
                "-D" + WIDTH + "=" + System.getProperty(WIDTH, ""),
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--module",
                module.getName() + "/" + OneStep.class.getName(),
                dtype.name())
            .redirectError(errors.toFile())
            .start();
    List<String> lines = process.inputReader().lines().toList();
    assertEquals(0, process.waitFor(), () -> text(errors));
    return lines;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
