package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.backend.Array;
import org.fnde.backend.Buffer;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.equation.Component;
import org.fnde.graph.DType;
import org.fnde.graph.Program;
import org.fnde.solve.StepListener;
import org.fnde.solve.engine.Variant.Reading;
import org.fnde.spi.ButcherTableau;

/**
 * The state of one solve and the launches that change it. Knows nothing of step sizes. For one
 * thread.
 */
final class Stepper implements StepListener.State {
  private final StepPrograms programs;
  private final Memory memory;
  private final Recorder recorder;
  private final Integrand integrand;
  private final ButcherTableau tableau;
  private final DType dtype;
  private final boolean firstSameAsLast;
  private final StepLaunch[] steps = new StepLaunch[Variant.COUNT];
  private final double[] times;
  private final Swaps end;
  private final Swaps slopes;
  private final Swaps readFedBack;
  private final Swaps readAll;
  private Optional<Evaluation> restart = Optional.empty();
  private Optional<Evaluation> start = Optional.empty();
  private Optional<Evaluation> firstStep = Optional.empty();
  private Optional<Launch> dense = Optional.empty();

  Stepper(StepPrograms programs, Memory memory, Recorder recorder) {
    this.programs = programs;
    this.memory = memory;
    this.recorder = recorder;
    this.integrand = programs.integrand();
    this.tableau = integrand.method().tableau();
    this.firstSameAsLast = tableau.firstSameAsLast();
    this.dtype = integrand.dynamics().dtype();
    this.times = new double[tableau.stages()];
    List<Component> kept = integrand.kept();
    this.end = Swaps.of(memory, kept, Names::state, Names::nextState);
    this.slopes = Swaps.of(memory, kept, Names::slope, Names::nextSlope);
    this.readFedBack = Swaps.of(memory, integrand.fedBack(), Names::state, Names::read);
    this.readAll = Swaps.of(memory, kept, Names::state, Names::read);
  }

  Buffer state(Component c) {
    return memory.buffer(Names.state(c.name()), Storage.type(c.type()));
  }

  @Override
  public Array read(String component) {
    Component c = component(component);
    return Storage.as(state(c).read(), c.type());
  }

  /** What was read inside the last step. */
  Array readInside(Component c) {
    Buffer buffer = memory.buffer(Names.read(c.name()), Storage.type(c.type()));
    return Storage.as(buffer.read(), c.type());
  }

  private Component component(String name) {
    return integrand.kept().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no component '"
                    + name
                    + "'; there are "
                    + integrand.kept().stream().map(Component::name).toList()));
  }

  boolean hasQuadratures() {
    return integrand.hasQuadratures();
  }

  DType dtype() {
    return dtype;
  }

  boolean firstSameAsLast() {
    return firstSameAsLast;
  }

  /** Evaluates the derivatives at {@code t}. */
  void restart(double t) {
    if (restart.isEmpty()) {
      restart = Optional.of(evaluation(programs.restart()));
    }
    restart.get().run(t);
  }

  /** Evaluates the derivatives just after {@code t}, where they may jump. */
  void restartAfter(double t, double direction) {
    restart(neighbour(t, direction));
  }

  /** Evaluates the derivatives at {@code t} and the norms of state and derivatives. */
  void start(double t) {
    if (start.isEmpty()) {
      start = Optional.of(evaluation(programs.start()));
    }
    start.get().run(t);
  }

  double startNorm(String output) {
    return start.orElseThrow().result(output);
  }

  /** The norm of the change of the derivatives in an Euler step to {@code t}. */
  double difference(double t, double h) {
    if (firstStep.isEmpty()) {
      firstStep = Optional.of(evaluation(programs.firstStep()));
    }
    Evaluation e = firstStep.get();
    HostInputs.set(e.launch, e.step, h);
    e.run(t);
    return e.result(StartTracer.DIFFERENCE_NORM);
  }

  private Evaluation evaluation(Executable executable) {
    return new Evaluation(memory.prepare(executable), executable.program());
  }

  /** A program that evaluates the dynamics once. */
  private final class Evaluation {
    private final Launch launch;
    private final int time;
    private final int step;

    Evaluation(Launch launch, Program program) {
      this.launch = launch;
      this.time = HostInputs.slot(launch, program, Names.TIME);
      this.step = HostInputs.slot(launch, program, Names.STEP);
    }

    void run(double t) {
      double rounded = dtype.round(t);
      HostInputs.set(launch, time, rounded);
      launch.attempt();
      recorder.evaluated(rounded);
    }

    double result(String output) {
      return launch.get(launch.result(output));
    }
  }

  /** Attempts the planned step, of size {@code h}, and gives the error ratio. */
  double attempt(Schedule plan, double h) {
    Variant variant = plan.variant();
    if (steps[variant.index()] == null) {
      steps[variant.index()] = prepare(variant);
    }
    for (int i = 1; i < times.length; i++) {
      // A stage at the end stays on this side of it, in case the field jumps there.
      boolean atEnd = tableau.c(i) == 1;
      times[i] = atEnd ? lastStage(plan, h) : dtype.round(plan.start() + tableau.c(i) * h);
      recorder.evaluated(times[i]);
    }
    return steps[variant.index()].attempt(h, plan.position(h), times);
  }

  private double lastStage(Schedule plan, double h) {
    return plan.hasGap() ? dtype.round(plan.end()) : neighbour(plan.end(), -h);
  }

  private StepLaunch prepare(Variant variant) {
    Executable executable = programs.step(variant);
    Launch launch = memory.prepare(executable);
    return new StepLaunch(launch, executable.program(), tableau, variant);
  }

  /** The next number of the state's element type in a direction. */
  private double neighbour(double t, double direction) {
    double towards = Math.copySign(Double.POSITIVE_INFINITY, direction);
    return dtype == DType.FLOAT32 ? Math.nextAfter((float) t, towards) : Math.nextAfter(t, towards);
  }

  void commit(Variant variant) {
    steps[variant.index()].commit();
  }

  /** Reads the last committed step at a position, before {@link #advance}. */
  void readDense(double x) {
    if (dense.isEmpty()) {
      dense = Optional.of(memory.prepare(programs.dense()));
    }
    Launch launch = dense.get();
    launch.set(launch.slot(Names.POSITION), x);
    launch.attempt();
  }

  /** Makes the end of the committed step the state. */
  void advance(Variant variant) {
    end.swap();
    if (variant.follows() && firstSameAsLast) {
      slopes.swap();
    }
  }

  /** Makes what was read inside the committed step the state. */
  void finishAtRead(Variant variant) {
    if (variant.reading() == Reading.ONE) {
      readAll.swap();
    } else {
      readFedBack.swap();
    }
  }

  /** The component whose scaled error is largest or not finite, in a step that was attempted. */
  Diagnosis diagnose(double t, double h) {
    Executable executable = programs.diagnosis();
    Launch launch = memory.prepare(executable);
    HostInputs.set(launch, HostInputs.slot(launch, executable.program(), Names.STEP), h);
    for (int i = 1; i < times.length; i++) {
      String name = tableau.c(i) == 1 ? Names.END : Names.stageTime(i);
      int slot = HostInputs.slot(launch, executable.program(), name);
      HostInputs.set(launch, slot, dtype.round(t + tableau.c(i) * h));
    }
    launch.attempt();
    List<Diagnosis> all = new ArrayList<>();
    for (Component c : integrand.kept()) {
      double error = launch.get(launch.result(Names.read(c.name())));
      all.add(new Diagnosis(c.name(), error));
    }
    return Diagnosis.worst(all);
  }
}
