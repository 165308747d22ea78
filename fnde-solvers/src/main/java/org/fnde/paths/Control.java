package org.fnde.paths;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.fnde.backend.Array;
import org.fnde.equation.ControlPath;
import org.fnde.equation.ControlledTerm;
import org.fnde.equation.Inputs;
import org.fnde.spi.Interpolation;

/**
 * The control of a batch of series, as a solve of a {@link ControlledTerm} takes it: its knots and
 * coefficients are the inputs {@value #KNOTS} and {@value #COEFFICIENTS}. Immutable.
 *
 * <pre>{@code
 * Interpolation linear = providers.interpolation("linear");
 * Control control = Control.of(linear, times, values);
 * Solve solve = Solve.of(new ControlledTerm(f, Control.path(linear)))
 *     .inputs(control.inputs()).jumpTimes(control.innerKnots());
 * }</pre>
 *
 * @param knots {@code [knots]}, shared or with a row per series
 * @param coefficients with a row per series
 */
public record Control(Array knots, Array coefficients) {
  /** The input that holds the knots. */
  public static final String KNOTS = "knots";

  /** The input that holds the coefficients. */
  public static final String COEFFICIENTS = "coefficients";

  /**
   * Prepares series.
   *
   * @param interpolation how they become a path
   * @param times times of the observations, {@code [length]}, increasing, shared or with a row per
   *     series
   * @param values observations {@code [length, channels]} with a row per series, NaN where missing;
   *     their element type is the control's
   * @return the control
   * @throws IllegalArgumentException if times and values do not fit each other, one is not
   *     acceptable, series do not start and end together, or knots coincide in the values' element
   *     type; the message names it
   */
  public static Control of(Interpolation interpolation, Array times, Array values) {
    Array coefficients = interpolation.coefficients(times, values);
    Array knots = interpolation.knots(times).as(values.type().dtype());
    requireApart(knots);
    requireCommonEnds(knots);
    return new Control(knots, coefficients);
  }

  /** Rounding to the element type may merge them. */
  private static void requireApart(Array knots) {
    int n = knots.type().shape().size();
    for (int i = 0; i < knots.length(); i++) {
      if (i % n > 0 && !(knots.get(i) > knots.get(i - 1))) {
        throw new IllegalArgumentException(
            ("times: knots %d and %d of series %d are both %s in %s; subtract the first time, or"
                    + " take float64 values")
                .formatted(i % n - 1, i % n, i / n, knots.get(i), knots.type().dtype()));
      }
    }
  }

  /** A solve has one start and one end, and outside its knots a path would be extrapolated. */
  private static void requireCommonEnds(Array knots) {
    int n = knots.type().shape().size();
    for (int first = n; first < knots.length(); first += n) {
      requireEqual("starts", knots, first, 0);
      requireEqual("ends", knots, first + n - 1, n - 1);
    }
  }

  private static void requireEqual(String what, Array knots, int at, int ofFirst) {
    if (knots.get(at) != knots.get(ofFirst)) {
      throw new IllegalArgumentException(
          ("times: series %d %s at %s, the first at %s; let all start and end together, with"
                  + " missing values (NaN) where one has none")
              .formatted(
                  at / knots.type().shape().size(), what, knots.get(at), knots.get(ofFirst)));
    }
  }

  /**
   * The path of a {@link ControlledTerm}.
   *
   * @param interpolation what prepares the control
   * @return the path traced from the inputs {@value #KNOTS} and {@value #COEFFICIENTS}
   */
  public static Function<Inputs, ControlPath> path(Interpolation interpolation) {
    return in -> interpolation.path(in.get(KNOTS), in.get(COEFFICIENTS));
  }

  /**
   * The inputs of a solve.
   *
   * @return knots and coefficients by name
   */
  public Map<String, Array> inputs() {
    return Map.of(KNOTS, knots, COEFFICIENTS, coefficients);
  }

  /**
   * The knots of all series between the first and the last one: where the path may have kinks.
   * Given to a solve as jump times they are honoured exactly; as step times the derivative carried
   * over from the step before is that of the piece on the left.
   *
   * @return the times, increasing, each once
   */
  public double[] innerKnots() {
    TreeSet<Double> inner = all();
    inner.pollFirst();
    inner.pollLast();
    return inner.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * The first knot.
   *
   * @return the earliest of all series
   */
  public double start() {
    return all().first();
  }

  /**
   * The last knot.
   *
   * @return the latest of all series
   */
  public double end() {
    return all().last();
  }

  private TreeSet<Double> all() {
    TreeSet<Double> all = new TreeSet<>();
    for (double knot : knots.toDoubles()) {
      all.add(knot);
    }
    return all;
  }
}
