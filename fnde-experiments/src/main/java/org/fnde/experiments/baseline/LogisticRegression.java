package org.fnde.experiments.baseline;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;

/**
 * Multinomial logistic regression, fitted by nonlinear conjugate gradients. The objective is
 * strictly convex in the weights, so that the fit depends on the data alone.
 *
 * @param parameters {@code [classes, 1 + inputs]}, the bias first
 * @param classes the number of classes
 */
public record LogisticRegression(double[] parameters, int classes) {
  private static final int ITERATIONS = 300;
  private static final double CHANGE = 1e-7;

  /**
   * Fits.
   *
   * @param examples {@code [count, inputs]}, at least one
   * @param labels the class of each
   * @param classes the number of classes
   * @return the fit
   */
  static LogisticRegression fit(double[][] examples, int[] labels, int classes) {
    SoftmaxObjective objective = new SoftmaxObjective(examples, labels, classes);
    PointValuePair best =
        new NonLinearConjugateGradientOptimizer(
                Formula.POLAK_RIBIERE, LogisticRegression::isConverged)
            .optimize(
                new ObjectiveFunction(objective::value),
                new ObjectiveFunctionGradient(objective::gradient),
                GoalType.MINIMIZE,
                new InitialGuess(new double[objective.size()]),
                new MaxEval(Integer.MAX_VALUE));
    return new LogisticRegression(best.getPoint(), classes);
  }

  private static boolean isConverged(int iteration, PointValuePair before, PointValuePair after) {
    double change = before.getValue() - after.getValue();
    return iteration >= ITERATIONS || change <= CHANGE * after.getValue();
  }

  int classify(double[] example) {
    double[] scores = new double[classes];
    SoftmaxObjective.scores(parameters, example, scores);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = scores[c] > scores[best] ? c : best;
    }
    return best;
  }
}
