package org.fnde.models;

import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;

/**
 * Adam with decoupled weight decay, on every parameter. With gradient g, learning rate η and update
 * number k = 1, 2, ...:
 *
 * <pre>{@code
 * m ← β1·m + (1 − β1)·g
 * v ← β2·v + (1 − β2)·g²
 * θ ← (1 − η·λ)·θ − η/(1 − β1ᵏ)·m / (√(v/(1 − β2ᵏ)) + ε)
 * }</pre>
 *
 * <p>I. Loshchilov, F. Hutter (2019), Decoupled weight decay regularization, ICLR.
 *
 * @param beta1 β1, decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, decay of the mean of their squares, in [0, 1)
 * @param epsilon ε, greater than 0
 * @param weightDecay λ, at least 0
 */
public record AdamW(double beta1, double beta2, double epsilon, double weightDecay) {

  /**
   * Checks the coefficients.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public AdamW {
    require(beta1 >= 0 && beta1 < 1, "beta1", beta1, "in [0, 1)");
    require(beta2 >= 0 && beta2 < 1, "beta2", beta2, "in [0, 1)");
    require(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY, "epsilon", epsilon, "above 0");
    boolean finite = weightDecay < Double.POSITIVE_INFINITY;
    require(weightDecay >= 0 && finite, "weightDecay", weightDecay, "at least 0");
  }

  private static void require(boolean holds, String name, double value, String need) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ": need a value " + need);
    }
  }

  /**
   * The usual coefficients: β1 = 0.9, β2 = 0.999, ε = 1e-8, λ = 0.01.
   *
   * @return the optimiser
   */
  public static AdamW standard() {
    return new AdamW(0.9, 0.999, 1e-8, 0.01);
  }

  /**
   * Starts with zero moments on a backend.
   *
   * @param backend what computes the updates; stays the caller's to close
   * @param parameters the initial values
   * @return the run, which the caller closes
   */
  public AdamWRun start(Backend backend, Parameters parameters) {
    return resume(backend, AdamWState.initial(parameters));
  }

  /**
   * Goes on where another run stood; the updates to come are those that it would have made.
   *
   * @param backend what computes the updates; stays the caller's to close
   * @param state parameters, moments and the number of updates
   * @return the run, which the caller closes
   */
  public AdamWRun resume(Backend backend, AdamWState state) {
    return AdamWRun.open(this, backend, state);
  }

  /**
   * One update. STATE inputs {@code parameters}, {@code m}, {@code v} and {@code gradient}, STEP
   * inputs {@code learning rate}, {@code correction1} and {@code correction2} (the denominators
   * {@code 1 − βᵏ}); outputs {@code new parameters}, {@code new m} and {@code new v}.
   *
   * @param size the length of the flat vectors
   * @param dtype their element type
   * @return the program
   */
  public Program program(int size, DType dtype) {
    ProgramBuilder builder = Program.builder("AdamW");
    ArrayType flat = new ArrayType(dtype, Shape.of(size));
    Expr theta = builder.input("parameters", flat, Lifetime.STATE);
    Expr m = builder.input("m", flat, Lifetime.STATE);
    Expr v = builder.input("v", flat, Lifetime.STATE);
    Expr g = builder.input("gradient", flat, Lifetime.STATE);
    Expr rate = builder.input("learning rate", ArrayType.scalar(), Lifetime.STEP);
    Expr correction1 = builder.input("correction1", ArrayType.scalar(), Lifetime.STEP);
    Expr correction2 = builder.input("correction2", ArrayType.scalar(), Lifetime.STEP);

    Expr newM = m.times(beta1).plus(g.times(1 - beta1));
    Expr newV = v.times(beta2).plus(g.square().times(1 - beta2));
    Expr rootScale = correction2.sqrt().cast(dtype);
    Expr denominator = newV.sqrt().dividedBy(rootScale).plus(epsilon);
    Expr step = newM.dividedBy(denominator).times(rate.dividedBy(correction1).cast(dtype));
    Expr kept = rate.times(-weightDecay).plus(1).cast(dtype);
    return builder
        .output(Group.ATTEMPT, "new parameters", theta.times(kept).minus(step))
        .output(Group.ATTEMPT, "new m", newM)
        .output(Group.ATTEMPT, "new v", newV)
        .build();
  }
}
