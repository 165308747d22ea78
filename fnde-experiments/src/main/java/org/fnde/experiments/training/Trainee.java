package org.fnde.experiments.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.BackendException;
import org.fnde.experiments.results.Cost;
import org.fnde.experiments.results.Measurement;
import org.fnde.experiments.results.RunStatus;
import org.fnde.experiments.results.Update;
import org.fnde.models.AdamW;
import org.fnde.models.LossGradient;
import org.fnde.models.Objective;
import org.fnde.models.Parameters;
import org.fnde.models.TrainingException;
import org.fnde.models.TrainingStep;
import org.fnde.solve.SolveException;
import org.fnde.solve.Status;

/** One model in training with one adjoint norm, and what was measured of it. For one thread. */
public final class Trainee implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final String norm;
  private final TrainingStep step;
  private final List<Update> updates = new ArrayList<>();
  private final List<Measurement> history = new ArrayList<>();
  private RunStatus status = new RunStatus.Completed();

  private Trainee(String norm, TrainingStep step) {
    this.norm = norm;
    this.step = step;
  }

  /**
   * A model before its first update.
   *
   * @param norm the id of the adjoint's norm
   * @param objective loss and gradient under that norm; closed with this
   * @param backend what computes the optimiser
   * @param initial the initial parameters
   * @return the trainee
   */
  public static Trainee of(String norm, Objective objective, Backend backend, Parameters initial) {
    return new Trainee(norm, new TrainingStep(objective, AdamW.standard().start(backend, initial)));
  }

  /**
   * Makes one update, unless an earlier one failed. A failure ends this model's training and is
   * kept as its status.
   *
   * @param batch the objective's inputs
   * @param learningRate the learning rate
   */
  public void update(Map<String, Array> batch, double learningRate) {
    if (!isRunning()) {
      return;
    }
    long start = System.nanoTime();
    try {
      LossGradient result = step.run(batch, learningRate);
      double seconds = (System.nanoTime() - start) / NANOS;
      updates.add(
          new Update(
              result.loss(), Cost.of(result.forward()), Cost.of(result.backward()), seconds));
    } catch (SolveException e) {
      end("update " + (updates.size() + 1), e);
    } catch (TrainingException | BackendException e) {
      status = new RunStatus.Failed(e.getMessage());
    }
  }

  private void end(String when, SolveException e) {
    status =
        e.status() instanceof Status.Cancelled
            ? new RunStatus.Interrupted()
            : new RunStatus.Failed(when + ": " + e.getMessage());
  }

  /** Ends this model's training before its last update. */
  public void interrupt() {
    status = isRunning() ? new RunStatus.Interrupted() : status;
  }

  /**
   * Measures and keeps the result; a solve that fails ends this model's training like an update.
   *
   * @param measurement measures
   */
  public void measure(Supplier<Measurement> measurement) {
    try {
      history.add(measurement.get());
    } catch (SolveException e) {
      end("measurement after update " + updates.size(), e);
    }
  }

  /**
   * Whether no update failed and nothing interrupted it.
   *
   * @return true if another update can be made
   */
  public boolean isRunning() {
    return status instanceof RunStatus.Completed;
  }

  /**
   * The id of the adjoint's norm.
   *
   * @return the id, with options
   */
  public String norm() {
    return norm;
  }

  /**
   * How its training stands.
   *
   * @return the status
   */
  public RunStatus status() {
    return status;
  }

  /**
   * What every update cost.
   *
   * @return the updates in order
   */
  public List<Update> updates() {
    return List.copyOf(updates);
  }

  /**
   * What was measured between epochs.
   *
   * @return the measurements in order
   */
  public List<Measurement> history() {
    return List.copyOf(history);
  }

  /**
   * The parameters now.
   *
   * @return a copy
   */
  public Parameters parameters() {
    return step.optimiser().parameters();
  }

  /**
   * Loss and gradient under this norm.
   *
   * @return the objective
   */
  public Objective objective() {
    return step.objective();
  }

  @Override
  public void close() {
    step.optimiser().close();
    step.objective().close();
  }
}
