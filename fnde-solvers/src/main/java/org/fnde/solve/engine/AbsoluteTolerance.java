package org.fnde.solve.engine;

import org.fnde.graph.DType;

/** The absolute tolerance of a role in an adjoint solve. */
public sealed interface AbsoluteTolerance {

  /**
   * A number.
   *
   * @param value in the components' unit
   */
  record Fixed(double value) implements AbsoluteTolerance {}

  /**
   * A multiple of the size of the cotangent.
   *
   * @param factor dimensionless
   */
  record OfCotangent(double factor) implements AbsoluteTolerance {}

  /** The tolerance of values of a type, for a cotangent of this size. */
  default double at(double cotangent, DType dtype) {
    return switch (this) {
      case Fixed(double value) -> value;
      // A tolerance that vanishes would make an error of 0 infinite.
      case OfCotangent(double factor) -> Math.max(factor * cotangent, smallest(dtype));
    };
  }

  private static double smallest(DType dtype) {
    return dtype == DType.FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
  }
}
