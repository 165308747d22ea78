package org.fnde.solve.engine;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.fnde.graph.DType;
import org.fnde.solve.Status;
import org.fnde.solve.StepListener;
import org.fnde.solve.engine.Variant.Reading;

/**
 * Joins method, controller and norm: attempts steps, accepts or rejects them, ends them at required
 * times, and gives the state at save times. Its loop allocates nothing. For one thread.
 */
final class Driver {
  private final Stepper stepper;
  private final Stepping stepping;
  private final Recorder recorder;
  private final BooleanSupplier cancelled;
  private final StepListener listener;
  private final double[] memory;
  private final Schedule schedule;
  private double t;
  private double direction;
  private double rejectedStep;

  Driver(Stepper stepper, Stepping stepping, Recorder recorder, BooleanSupplier cancelled) {
    this.stepper = stepper;
    this.stepping = stepping;
    this.recorder = recorder;
    this.cancelled = cancelled;
    this.listener = stepping.listener().orElse(new StepListener() {});
    this.memory = new double[stepping.controller().memory()];
    this.schedule = new Schedule(stepping, stepper.hasQuadratures());
  }

  /** Integrates the state from {@code t0} through all save times, which are sorted. */
  Status integrate(double t0, double[] saves, Sink sink) {
    t = t0;
    direction = Math.signum(saves[saves.length - 1] - t0);
    schedule.start(t0, saves);
    rejectedStep = 0;
    Arrays.fill(memory, 0);
    double h = firstStep();
    while (!schedule.isDone()) {
      if (recorder.attempts() >= stepping.maxSteps()) {
        return new Status.StepLimit(t);
      }
      if (cancelled.getAsBoolean()) {
        return new Status.Cancelled(t);
      }
      double wanted = limited(h);
      if (t + wanted == t) {
        return failed("the step size underflows, t + h = t", wanted);
      }
      listener.attempted(t, wanted, stepper);
      schedule.plan(t, t + wanted);
      double step = schedule.end() == t + wanted ? wanted : schedule.end() - t;
      double ratio = stepper.attempt(schedule, step);
      boolean smallest = Math.abs(step) <= stepping.minStep();
      if (Double.isNaN(ratio) && smallest) {
        return failed("the smallest step is not finite", step);
      }
      if (!Double.isNaN(ratio) && (stepping.controller().accepts(ratio) || smallest)) {
        accept(step, sink);
      } else {
        recorder.attempted(t, step, false);
        rejectedStep = step;
        listener.rejected(t, step, stepper);
      }
      double known = Double.isNaN(ratio) ? Double.POSITIVE_INFINITY : ratio;
      h = step * stepping.controller().factor(known, stepping.method().order(), memory, 0);
    }
    return new Status.Completed();
  }

  private void accept(double step, Sink sink) {
    recorder.attempted(t, step, true);
    rejectedStep = 0;
    listener.accepted(t, step, stepper);
    Variant variant = schedule.variant();
    stepper.commit(variant);
    if (variant.reading() == Reading.NOTHING) {
      stepper.advance(variant);
      if (schedule.isSaved(schedule.reached())) {
        sink.save(schedule.nextSaved(), false);
      }
    } else {
      saveInside(variant, step, sink);
    }
    t = schedule.reached();
    boolean jump = schedule.isJump();
    boolean beyond = schedule.hasGap();
    schedule.advance();
    if (jump && !beyond) {
      stepper.restartAfter(t, direction);
    } else if (jump) {
      stepper.restart(t);
    } else if (!stepper.firstSameAsLast() && !schedule.isDone()) {
      stepper.restart(t);
    }
  }

  private void saveInside(Variant variant, double step, Sink sink) {
    while (schedule.hasSaveUpTo(schedule.reached())) {
      if (variant.reading() == Reading.DENSE) {
        stepper.readDense(schedule.position(step));
      }
      sink.save(schedule.nextSaved(), true);
    }
    if (schedule.isDone()) {
      stepper.finishAtRead(variant);
    } else {
      stepper.advance(variant);
    }
  }

  /**
   * Hairer's starting step, or the given one; evaluates the derivatives at the start. Every number
   * is rounded to the state's element type, so that single precision starts as PyTorch does.
   */
  private double firstStep() {
    if (stepping.firstStep().isPresent()) {
      stepper.restart(t);
      return direction * stepping.firstStep().get();
    }
    stepper.start(t);
    DType dtype = stepper.dtype();
    double d0 = dtype.round(Math.abs(stepper.startNorm(StartTracer.STATE_NORM)));
    double d1 = dtype.round(Math.abs(stepper.startNorm(StartTracer.SLOPE_NORM)));
    double share = dtype.round(0.01);
    double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : share * dtype.round(d0 / d1);
    h0 = dtype.round(h0);
    double difference = dtype.round(stepper.difference(t + direction * h0, direction * h0));
    double d2 = dtype.round(Math.abs(difference / h0));
    double h1 =
        d1 <= 1e-15 && d2 <= 1e-15
            ? Math.max(1e-6, h0 * 1e-3)
            : Math.pow(dtype.round(share / Math.max(d1, d2)), 1.0 / stepping.method().order());
    return direction * dtype.round(Math.min(100 * h0, h1));
  }

  private double limited(double h) {
    double size = Double.isFinite(h) ? Math.abs(h) : stepping.minStep();
    return direction * Math.min(Math.max(size, stepping.minStep()), stepping.maxStep());
  }

  private Status failed(String reason, double h) {
    // The step that underflows is too small to show what is wrong with the one before.
    Diagnosis worst = stepper.diagnose(t, rejectedStep == 0 ? h : rejectedStep);
    String why = worst.isFinite() ? reason : reason + ": state or derivative is not finite";
    return new Status.Failed(why, t, h, worst.component());
  }
}
