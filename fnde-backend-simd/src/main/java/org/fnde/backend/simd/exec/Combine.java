package org.fnde.backend.simd.exec;

import java.util.List;
import org.fnde.backend.simd.kernel.Kernels;

/** The sum of dense values times scalars, in one pass. */
public final class Combine<A> implements Instruction {

  /** What a call of the kernel reads, of one worker. */
  private record Arguments(Object[] arrays, int[] starts, double[] weights) {}

  private final Kernels<A> kernels;
  private final Ref[] values;
  private final int[] weights;
  private final int plain;
  private final Ref y;
  private final int size;
  private final int arguments;

  /**
   * A combination.
   *
   * @param weights the places of the weights among the scalars
   * @param plain whether the first value counts once, whatever its weight
   * @param arguments the number in the frame of what {@link #arguments} makes
   */
  public Combine(
      Kernels<A> kernels, List<Ref> values, int[] weights, boolean plain, Ref y, int arguments) {
    this.kernels = kernels;
    this.values = values.toArray(Ref[]::new);
    this.weights = weights;
    this.plain = plain ? 1 : 0;
    this.y = y;
    this.size = y.size();
    this.arguments = arguments;
  }

  /** The arrays that one worker needs. */
  public static Object arguments(int terms, boolean single) {
    return new Arguments(
        single ? new float[terms][] : new double[terms][], new int[terms], new double[terms]);
  }

  @Override
  @SuppressWarnings("unchecked")
  public void run(Frame f) {
    Arguments t = (Arguments) f.arrays[arguments];
    double[] scalars = f.array(Frame.POOL64);
    for (int i = plain; i < values.length; i++) {
      t.arrays[i - plain] = f.arrays[values[i].array()];
      t.starts[i - plain] = values[i].start(f);
      t.weights[i - plain] = scalars[weights[i]];
    }
    int n = y.perRow() ? size * f.length : size;
    int terms = values.length - plain;
    A[] k = (A[]) t.arrays;
    A to = f.array(y.array());
    if (plain == 1) {
      A x = f.array(values[0].array());
      kernels
          .elementwise()
          .combine(x, values[0].start(f), k, t.starts, t.weights, terms, to, y.start(f), n);
    } else {
      kernels.elementwise().combine(k, t.starts, t.weights, terms, to, y.start(f), n);
    }
  }
}
