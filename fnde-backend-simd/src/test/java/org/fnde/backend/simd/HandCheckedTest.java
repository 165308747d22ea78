package org.fnde.backend.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Options;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("species")
class HandCheckedTest {
  private static final ArrayType PAIR = new ArrayType(DType.FLOAT64, Shape.rows(2));

  private static Backend backend() {
    SimdBackendProvider provider = new SimdBackendProvider();
    return provider.create(Options.parse("simd", provider.options(), "threads=2"));
  }

  /** Sums of whole numbers are exact, so that a padding row that is counted shows. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 100, 257})
  void paddingIsNotReduced(int rows) {
    ProgramBuilder b = Program.builder("sums");
    Expr x = b.input("x", PAIR, Lifetime.STATE);
    b.output(Group.ATTEMPT, "sum", x.sumRows().at(1));
    b.output(Group.ATTEMPT, "largest", x.negate().maxRows().at(0));
    Expr square = x.insertAxis(-1).matmul(x.insertAxis(-2)).sumRows();
    b.output(Group.ATTEMPT, "square", square);
    double[] values = new double[2 * rows];
    for (int r = 0; r < rows; r++) {
      values[2 * r] = r + 1;
      values[2 * r + 1] = 2;
    }
    try (Backend backend = backend();
        Run run = backend.open(rows)) {
      Buffer in = run.buffer(PAIR);
      in.write(Array.rows(rows, values, 2));
      Buffer out = run.buffer(square.type());
      Launch launch =
          run.prepare(backend.compile(b.build()).bind(Map.of()), Map.of("x", in, "square", out));
      launch.attempt();
      assertEquals(2.0 * rows, launch.get(launch.result("sum")));
      assertEquals(-1, launch.get(launch.result("largest")));
      double linear = rows * (rows + 1.0);
      double cubic = linear * (2 * rows + 1) / 6;
      assertArrayEquals(new double[] {cubic, linear, linear, 4.0 * rows}, out.read().toDoubles());
    }
  }

  /** A large shared value is visited in chunks: 1 + 2 + .. + n is exact. */
  @Test
  void largeSharedValuesAreReduced() {
    int n = 100_000;
    ArrayType type = new ArrayType(DType.FLOAT64, Shape.of(n));
    ProgramBuilder b = Program.builder("large");
    Expr h = b.input("h", ArrayType.scalar(), Lifetime.STEP);
    Expr x = b.input("x", type, Lifetime.STATE);
    Expr y = x.plus(1).times(h);
    b.output(Group.ATTEMPT, "y", y).output(Group.ATTEMPT, "sum", y.sum());
    b.output(Group.COMMIT, "largest", y.maxAlong(-1));
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    try (Backend backend = backend();
        Run run = backend.open(1)) {
      Buffer in = run.buffer(type);
      in.write(Array.of(values, n));
      Buffer out = run.buffer(type);
      Launch launch =
          run.prepare(backend.compile(b.build()).bind(Map.of()), Map.of("x", in, "y", out));
      launch.set(launch.slot("h"), 2);
      launch.attempt();
      launch.commit();
      assertEquals(n * (n + 1.0), launch.get(launch.result("sum")));
      assertEquals(2.0 * n, launch.get(launch.result("largest")));
      assertEquals(2.0 * n, out.read().get(n - 1));
    }
  }

  @Test
  void equalProgramsAreCompiledOnce() {
    try (Backend backend = backend()) {
      assertSame(backend.compile(doubling()), backend.compile(doubling()));
    }
  }

  private static Program doubling() {
    ProgramBuilder b = Program.builder("doubling");
    return b.output(Group.ATTEMPT, "y", b.input("x", PAIR, Lifetime.STATE).times(2)).build();
  }

  @Test
  void aNegativeNumberOfThreadsIsRefused() {
    SimdBackendProvider provider = new SimdBackendProvider();
    Options options = Options.parse("simd", provider.options(), "threads=-1");
    assertThrows(IllegalArgumentException.class, () -> provider.create(options));
  }
}
