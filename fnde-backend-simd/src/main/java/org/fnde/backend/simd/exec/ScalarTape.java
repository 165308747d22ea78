package org.fnde.backend.simd.exec;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.DType;

/** Arithmetic on shared scalars, in double precision and rounded to each element type. */
public final class ScalarTape implements Instruction {

  /**
   * One operation.
   *
   * @param op what is computed
   * @param dtype what it is rounded to
   * @param operands places of the operands among the scalars
   * @param result the place of the result
   */
  private record Line(ScalarOp op, DType dtype, int[] operands, int result, Ref source) {}

  private final List<Line> lines = new ArrayList<>();

  /** Adds an operation; places not needed may be anything. */
  public void add(ScalarOp op, DType dtype, int[] operands, int result) {
    lines.add(new Line(op, dtype, operands, result, new Ref(NOWHERE, 0, new int[0], new int[0])));
  }

  private static final Place NOWHERE = new Place(Place.Kind.SHARED, Frame.POOL64, 0, 1);

  /** Reads a shared value's only element. */
  public void load(Ref source, DType dtype, int result) {
    lines.add(new Line(ScalarOp.LOAD, dtype, new int[3], result, source));
  }

  @Override
  public void run(Frame f) {
    double[] scalars = f.array(Frame.POOL64);
    float[] rounded = f.array(Frame.POOL32);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int[] x = line.operands;
      double value =
          line.op == ScalarOp.LOAD
              ? read(f, line.source)
              : line.dtype.round(line.op.apply(scalars[x[0]], scalars[x[1]], scalars[x[2]]));
      scalars[line.result] = value;
      rounded[line.result] = (float) value;
    }
  }

  private static double read(Frame f, Ref x) {
    int at = x.start(f);
    return f.arrays[x.array()] instanceof float[] s ? s[at] : ((double[]) f.arrays[x.array()])[at];
  }
}
