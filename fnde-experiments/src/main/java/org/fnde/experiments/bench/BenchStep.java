package org.fnde.experiments.bench;

import java.lang.ref.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.models.LossGradient;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.solve.Evaluation;

/**
 * A training step without the optimiser, so that every one computes the same: forward solve, loss,
 * adjoint solve. For one thread at a time.
 *
 * @param parameters the weights
 * @param weightsHash SHA-256 of the file of weights, hexadecimal; empty if they come from no file
 * @param batch the other inputs of the objective, by name
 * @param backend what runs it, closed with it
 * @param objective the loss, closed with it
 */
public record BenchStep(
    Parameters parameters,
    String weightsHash,
    Map<String, Array> batch,
    Backend backend,
    Objective objective)
    implements AutoCloseable {

  /**
   * A step and how long it took.
   *
   * @param result loss, gradient and counts
   * @param seconds the time of the step
   */
  public record Timed(LossGradient result, double seconds) {}

  /**
   * Makes a step.
   *
   * @return what it gave and how long it took
   */
  public Timed run() {
    long start = System.nanoTime();
    LossGradient result = objective.gradient(parameters, batch);
    return new Timed(result, (System.nanoTime() - start) * 1e-9);
  }

  /**
   * Makes a step whose memory can be looked at.
   *
   * @param afterForward called when the forward solve and the loss are done, with everything open
   * @param afterAdjoint called when the gradients are there, with everything open
   */
  void run(Consumer<Evaluation> afterForward, Consumer<Evaluation> afterAdjoint) {
    Map<String, Array> inputs = new HashMap<>(parameters.toArrays());
    inputs.putAll(batch);
    try (Evaluation evaluation = objective.node().evaluate(inputs)) {
      afterForward.accept(evaluation);
      Array loss = evaluation.values().get(Objective.LOSS);
      Array one = Array.of(loss.type(), 1, new double[] {1});
      Map<String, Array> gradients = evaluation.pullback(Map.of(Objective.LOSS, one));
      afterAdjoint.accept(evaluation);
      Reference.reachabilityFence(gradients);
    }
  }

  @Override
  public void close() {
    try {
      objective.close();
    } finally {
      backend.close();
    }
  }
}
