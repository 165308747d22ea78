package org.fnde.backend.opencl.lowering;

import org.fnde.graph.ArrayType;

/**
 * What is in memory.
 *
 * @param id its number
 * @param type element type and shape
 * @param home where its memory comes from
 */
public record Value(int id, ArrayType type, Home home) {

  /**
   * Its size.
   *
   * @param rows the number of rows of the batch
   * @return how many elements it has
   */
  public long elements(int rows) {
    return (long) type.shape().size() * (type.shape().hasRows() ? rows : 1);
  }

  /** Where memory comes from. */
  public sealed interface Home {}

  /**
   * A bound input.
   *
   * @param input its name
   */
  public record Bound(String input) implements Home {}

  /**
   * The buffer of an input.
   *
   * @param input its name
   */
  public record Given(String input) implements Home {}

  /** The numbers of a step, doubles. */
  public record StepNumbers() implements Home {}

  /**
   * The memory of an output.
   *
   * @param output its name
   */
  public record Result(String output) implements Home {}

  /**
   * Memory of the binding or of a launch.
   *
   * @param stage when it is computed
   */
  public record Scratch(Stage stage) implements Home {}
}
