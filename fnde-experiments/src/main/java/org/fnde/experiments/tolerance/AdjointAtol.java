package org.fnde.experiments.tolerance;

import org.fnde.solve.Backsolve;

/**
 * The absolute tolerance of a part of an adjoint solve.
 *
 * @param value a number in the unit of the part, or a factor
 * @param relative whether the value is a factor of the size of dL/dy, see {@link
 *     Backsolve#atolOfCotangent(double)}
 */
public record AdjointAtol(double value, boolean relative) {
  static final String RELATIVE = "relative:";

  Backsolve apply(Backsolve adjoint, AdjointPart part) {
    return relative
        ? adjoint.atolOfCotangent(part.role(), value)
        : adjoint.atol(part.role(), value);
  }

  String spec() {
    return (relative ? RELATIVE : "") + PlainNumber.text(value);
  }
}
