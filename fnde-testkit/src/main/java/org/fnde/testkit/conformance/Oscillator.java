package org.fnde.testkit.conformance;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
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

/**
 * Euler's method for a batch of oscillators y' = y w, and the energies before a step: output y1, of
 * group COMMIT energy, {@code h |y0|^2} per row, and total, its sum.
 */
public final class Oscillator {

  /** The type of y0 and y1. */
  public static final ArrayType STATE = new ArrayType(DType.FLOAT64, Shape.rows(2));

  /** The type of the energy of a row. */
  public static final ArrayType ENERGY = new ArrayType(DType.FLOAT64, Shape.rows());

  private static final double[] MATRIX = {0, -1, 1, 0};

  private Oscillator() {}

  /**
   * The step.
   *
   * @param name what messages call it
   * @return the program, with inputs w, h and y0
   */
  public static Program program(String name) {
    ProgramBuilder b = Program.builder(name);
    Expr w = b.input("w", new ArrayType(DType.FLOAT64, Shape.of(2, 2)), Lifetime.BOUND);
    Expr h = b.input("h", ArrayType.scalar(), Lifetime.STEP);
    Expr y0 = b.input("y0", STATE, Lifetime.STATE);
    Expr energy = y0.square().sum().times(h);
    b.output(Group.ATTEMPT, "y1", y0.plus(y0.matmul(w).times(h)));
    b.output(Group.COMMIT, "energy", energy);
    return b.output(Group.COMMIT, "total", energy.sumRows()).build();
  }

  /**
   * Compiles and binds the step.
   *
   * @param backend where
   * @return the binding
   */
  public static Binding bind(Backend backend) {
    return backend.compile(program("oscillator")).bind(Map.of("w", Array.of(MATRIX, 2, 2)));
  }

  /**
   * Prepares the step, with a buffer of its own for the energy.
   *
   * @param run where
   * @param binding from {@link #bind}
   * @param y0 the state before
   * @param y1 the state after
   * @return the launch
   */
  public static Launch prepare(Run run, Binding binding, Buffer y0, Buffer y1) {
    return run.prepare(binding, Map.of("y0", y0, "y1", y1, "energy", run.buffer(ENERGY)));
  }

  /**
   * A state.
   *
   * @param rows the number of rows
   * @return different values in every row
   */
  public static Array start(int rows) {
    double[] values = new double[2 * rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sin(i + 1);
    }
    return Array.rows(rows, values, 2);
  }

  /**
   * Makes some steps in a run of their own.
   *
   * @param backend where
   * @param binding from {@link #bind}
   * @param rows the number of rows
   * @param steps how many
   * @return the final state
   */
  public static double[] solve(Backend backend, Binding binding, int rows, int steps) {
    try (Run run = backend.open(rows)) {
      Buffer y0 = run.buffer(STATE);
      Buffer y1 = run.buffer(STATE);
      y0.write(start(rows));
      Launch launch = prepare(run, binding, y0, y1);
      for (int i = 0; i < steps; i++) {
        launch.set(launch.slot("h"), 0.1 / (i + 1));
        launch.attempt();
        launch.commit();
        y0.swap(y1);
      }
      return y0.read().toDoubles();
    }
  }

  /**
   * A step in plain Java.
   *
   * @param y the state of all rows
   * @param h the step size
   * @return the state after it
   */
  public static double[] stepped(double[] y, double h) {
    double[] next = new double[y.length];
    for (int i = 0; i < y.length; i += 2) {
      next[i] = y[i] + h * y[i + 1];
      next[i + 1] = y[i + 1] - h * y[i];
    }
    return next;
  }
}
