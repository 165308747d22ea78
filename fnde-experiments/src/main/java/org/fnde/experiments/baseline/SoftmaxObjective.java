package org.fnde.experiments.baseline;

/**
 * The mean cross-entropy of multinomial logistic regression, and half the squared weights over the
 * number of examples: the maximum a posteriori estimate under a standard normal prior of the
 * weights. Biases are free. D. R. Cox (1958), The regression analysis of binary sequences, J. Royal
 * Stat. Soc. B 20(2). The parameters are {@code [classes, 1 + inputs]}, the bias first.
 *
 * @param examples {@code [count, inputs]}
 * @param labels {@code [count]}
 * @param classes the number of classes
 */
record SoftmaxObjective(double[][] examples, int[] labels, int classes) {

  int inputs() {
    return examples[0].length;
  }

  int size() {
    return classes * (1 + inputs());
  }

  double value(double[] parameters) {
    double[] scores = new double[classes];
    double sum = 0;
    for (int i = 0; i < examples.length; i++) {
      scores(parameters, examples[i], scores);
      sum += logSumExp(scores) - scores[labels[i]];
    }
    double squares = 0;
    for (int at = 0; at < parameters.length; at++) {
      squares += isBias(at) ? 0 : parameters[at] * parameters[at];
    }
    return (sum + squares / 2) / examples.length;
  }

  double[] gradient(double[] parameters) {
    double[] gradient = new double[parameters.length];
    double[] scores = new double[classes];
    for (int at = 0; at < parameters.length; at++) {
      gradient[at] = isBias(at) ? 0 : parameters[at] / examples.length;
    }
    for (int i = 0; i < examples.length; i++) {
      scores(parameters, examples[i], scores);
      double normaliser = logSumExp(scores);
      for (int c = 0; c < classes; c++) {
        double probability = Math.exp(scores[c] - normaliser);
        double error = (probability - (labels[i] == c ? 1 : 0)) / examples.length;
        int row = c * (1 + inputs());
        gradient[row] += error;
        for (int j = 0; j < inputs(); j++) {
          gradient[row + 1 + j] += error * examples[i][j];
        }
      }
    }
    return gradient;
  }

  private boolean isBias(int at) {
    return at % (1 + inputs()) == 0;
  }

  /** The logarithms of the classes' probabilities, but for a constant. */
  static void scores(double[] parameters, double[] example, double[] scores) {
    for (int c = 0; c < scores.length; c++) {
      int row = c * (1 + example.length);
      double sum = parameters[row];
      for (int j = 0; j < example.length; j++) {
        sum += parameters[row + 1 + j] * example[j];
      }
      scores[c] = sum;
    }
  }

  private static double logSumExp(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - largest);
    }
    return largest + Math.log(sum);
  }
}
