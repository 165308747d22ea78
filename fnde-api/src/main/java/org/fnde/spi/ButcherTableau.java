package org.fnde.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An explicit Butcher tableau with error weights and an interpolant (Hairer, Nørsett and Wanner,
 * Solving Ordinary Differential Equations I, section II.1). Stage i is evaluated at {@code t0 + c_i
 * h} and {@code y0 + h sum_j a_ij k_j}; the solution is {@code y0 + h sum_i b_i k_i} and the error
 * {@code h sum_i e_i k_i}. Immutable.
 */
public final class ButcherTableau {
  private final int order;
  private final List<List<Double>> a;
  private final List<Double> b;
  private final List<Double> c;
  private final List<Double> e;
  private final Optional<Interpolant> interpolant;

  private ButcherTableau(Builder builder) {
    this.order = builder.order;
    this.a = List.copyOf(builder.a);
    this.c = List.copyOf(builder.c);
    this.b = List.copyOf(builder.b);
    this.e = List.copyOf(builder.e);
    this.interpolant = builder.interpolant;
  }

  /**
   * Begins a tableau with its first stage, which is evaluated at the start of the step.
   *
   * @param order the order that step size control uses, at most that of the solution
   * @return a builder
   * @throws IllegalArgumentException if it is less than 1
   */
  public static Builder order(int order) {
    if (order < 1) {
      throw new IllegalArgumentException("order is " + order + ", need at least 1");
    }
    return new Builder(order);
  }

  /**
   * The order that step size control uses.
   *
   * @return the order
   */
  public int order() {
    return order;
  }

  /**
   * The number of stages.
   *
   * @return the number
   */
  public int stages() {
    return b.size();
  }

  /**
   * A weight inside a stage.
   *
   * @param i the stage, from 0
   * @param j an earlier stage
   * @return a_ij
   */
  public double a(int i, int j) {
    return a.get(i).get(j);
  }

  /**
   * A weight of the solution.
   *
   * @param i the stage, from 0
   * @return b_i
   */
  public double b(int i) {
    return b.get(i);
  }

  /**
   * A node.
   *
   * @param i the stage, from 0
   * @return c_i
   */
  public double c(int i) {
    return c.get(i);
  }

  /**
   * A weight of the error estimate.
   *
   * @param i the stage, from 0
   * @return e_i
   */
  public double e(int i) {
    return e.get(i);
  }

  /**
   * The dense output.
   *
   * @return the interpolant, empty if the method has none
   */
  public Optional<Interpolant> interpolant() {
    return interpolant;
  }

  /**
   * Whether the last stage is evaluated at the end of the step and at the solution, so that it is
   * the first stage of the next step.
   *
   * @return true if it is
   */
  public boolean firstSameAsLast() {
    int last = stages() - 1;
    return last > 0
        && c.get(last) == 1
        && b.get(last) == 0
        && a.get(last).equals(b.subList(0, last));
  }

  /** Collects the rows of a tableau. For one thread. */
  public static final class Builder {
    private static final double TOLERANCE = 1e-12;
    private final int order;
    private final List<List<Double>> a = new ArrayList<>(List.of(List.of()));
    private final List<Double> c = new ArrayList<>(List.of(0.0));
    private List<Double> b = List.of();
    private List<Double> e = List.of();
    private Optional<Interpolant> interpolant = Optional.empty();

    private Builder(int order) {
      this.order = order;
    }

    /**
     * Adds a stage.
     *
     * @param node c_i
     * @param weights a_i1, a_i2, ..., one per earlier stage
     * @return this
     */
    public Builder stage(double node, double... weights) {
      c.add(node);
      a.add(boxed(weights));
      return this;
    }

    /**
     * The weights of the solution.
     *
     * @param weights one per stage
     * @return this
     */
    public Builder solution(double... weights) {
      b = boxed(weights);
      return this;
    }

    /**
     * The weights of the error estimate.
     *
     * @param weights one per stage
     * @return this
     */
    public Builder error(double... weights) {
      e = boxed(weights);
      return this;
    }

    /**
     * The dense output.
     *
     * @param dense one polynomial per stage
     * @return this
     */
    public Builder interpolant(Interpolant dense) {
      interpolant = Optional.of(dense);
      return this;
    }

    /**
     * Checks the tableau and builds it.
     *
     * @return the tableau
     * @throws IllegalArgumentException if a count is wrong, a row sum differs from its node, the
     *     error weights do not sum to 0, or the weights of the solution violate a condition of its
     *     order, up to order 4
     */
    public ButcherTableau build() {
      int stages = c.size();
      for (int i = 0; i < stages; i++) {
        check("weights of stage " + (i + 1), a.get(i), i, c.get(i));
      }
      check("weights of the solution", b, stages, 1);
      check("weights of the error", e, stages, 0);
      interpolant.ifPresent(p -> {
        if (p.stages() != stages) {
          throw new IllegalArgumentException(
              "interpolant of " + p.stages() + " stages, need " + stages);
        }
      });
      ButcherTableau tableau = new ButcherTableau(this);
      OrderConditions.check(tableau);
      return tableau;
    }

    private static void check(String what, List<Double> weights, int count, double sum) {
      double actual = weights.stream().mapToDouble(Double::doubleValue).sum();
      if (weights.size() != count || Math.abs(actual - sum) > TOLERANCE) {
        throw new IllegalArgumentException(
            what
                + ": need "
                + count
                + " numbers of sum "
                + sum
                + ", got "
                + weights
                + " of sum "
                + actual);
      }
    }

    private static List<Double> boxed(double[] weights) {
      return Arrays.stream(weights).boxed().toList();
    }
  }
}
