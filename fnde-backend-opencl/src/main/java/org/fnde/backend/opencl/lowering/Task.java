package org.fnde.backend.opencl.lowering;

import java.util.List;
import java.util.stream.Stream;
import org.fnde.backend.opencl.device.KernelText;
import org.fnde.graph.DType;

/** Something the device is told to do. Memory is named by the numbers of {@link Value}s. */
public sealed interface Task {

  /**
   * What it reads and writes.
   *
   * @return numbers of values
   */
  List<Integer> memory();

  /**
   * Values of one space, element by element.
   *
   * @param text the kernel: rows, rows and elements of a work-item, then the memory
   * @param memory arguments
   * @param hasRows whether there is a row dimension
   * @param size elements of a row
   * @param flat whether rows do not matter
   * @param cost operations of an element
   */
  record Loop(
      KernelText text, List<Integer> memory, boolean hasRows, int size, boolean flat, double cost)
      implements Task {}

  /**
   * A fold of the rows: the partial results of groups of rows, which a second kernel folds.
   *
   * @param text the kernel: rows, rows and elements of a work-item, then the memory, partial
   *     results last
   * @param finish the second kernel: number of groups, partial results, results
   * @param arguments memory arguments but the last
   * @param result the results
   * @param dtype of the results
   * @param size elements of a row
   * @param cost operations of an element
   */
  record RowFold(
      KernelText text,
      KernelText finish,
      List<Integer> arguments,
      int result,
      DType dtype,
      int size,
      double cost)
      implements Task {
    @Override
    public List<Integer> memory() {
      return Stream.concat(arguments.stream(), Stream.of(result)).toList();
    }
  }

  /**
   * A product of matrices.
   *
   * @param gemm shapes
   * @param dtype the element type
   * @param a the left operand
   * @param b the right operand
   * @param c the result
   */
  record Product(Gemm gemm, DType dtype, int a, int b, int c) implements Task {
    @Override
    public List<Integer> memory() {
      return List.of(a, b, c);
    }
  }

  /**
   * Linear systems.
   *
   * @param text the kernel: rows, systems of a work-item, then the memory, the last is room for the
   *     systems
   * @param memory arguments but the last
   * @param dtype the element type
   * @param hasRows whether there is a row dimension
   * @param systems systems in a row
   * @param elements elements of a system and its right-hand sides
   */
  record Systems(
      KernelText text,
      List<Integer> memory,
      DType dtype,
      boolean hasRows,
      int systems,
      int elements)
      implements Task {}
}
