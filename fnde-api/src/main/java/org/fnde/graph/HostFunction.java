package org.fnde.graph;

import java.util.List;
import java.util.Optional;

/**
 * A function in plain Java over {@code double[]}, opaque to derivatives and to backends that do not
 * run on the host. It is called once per row, with arrays that the caller owns and reuses: it must
 * not keep them. A backend may call it from several threads at once, for different rows.
 */
public interface HostFunction {

  /**
   * What messages call it.
   *
   * @return a short name
   */
  String name();

  /**
   * The dimensions of the operands of one row.
   *
   * @return one list of dimensions per operand, empty for a scalar
   */
  List<List<Integer>> inputs();

  /**
   * The dimensions of the results of one row.
   *
   * @return one list of dimensions per result
   */
  List<List<Integer>> outputs();

  /**
   * Computes all results of one row.
   *
   * @param in the operands, each in row-major order
   * @param out receives the results, each in row-major order, zero on entry
   */
  void call(double[][] in, double[][] out);

  /**
   * A {@link #call} on certain arrays, for a caller that keeps them from row to row. A function
   * that divides its operands otherwise does so here, once, instead of at every row.
   *
   * @param in the operands, read at every run
   * @param out receives the results at every run, zero on entry
   * @return the call, for one thread at a time
   */
  default Runnable on(double[][] in, double[][] out) {
    return () -> call(in, out);
  }

  /**
   * The VJP of one result. Equal functions at every call let a backend form the contributions to
   * all operands in one call.
   *
   * @param output the index of the result
   * @return a function of the operands and a cotangent of that result, with one result per operand;
   *     empty if there is none
   */
  Optional<HostFunction> pullback(int output);
}
