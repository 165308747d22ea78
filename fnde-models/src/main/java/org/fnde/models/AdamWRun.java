package org.fnde.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Buffer;
import org.fnde.backend.Launch;
import org.fnde.backend.Run;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Program;

/**
 * Parameters and moments of one training run in a backend's memory. For one thread at a time; the
 * caller closes it.
 */
public final class AdamWRun implements AutoCloseable {
  private static final List<String> STATE = List.of("parameters", "m", "v");

  private final AdamW optimiser;
  private final ParameterLayout layout;
  private final Run run;
  private final Map<String, Buffer> buffers = new LinkedHashMap<>();
  private final Launch launch;
  private final int rate;
  private final int correction1;
  private final int correction2;
  private long updates;

  private AdamWRun(AdamW optimiser, AdamWState state, Run run, Binding binding) {
    this.optimiser = optimiser;
    this.layout = state.parameters().layout();
    this.updates = state.updates();
    this.run = run;
    ArrayType type = state.parameters().flat().type();
    STATE.forEach(name -> {
      buffers.put(name, run.buffer(type));
      buffers.put("new " + name, run.buffer(type));
    });
    buffers.put("gradient", run.buffer(type));
    buffers.get("parameters").write(state.parameters().flat());
    buffers.get("m").write(state.m().flat());
    buffers.get("v").write(state.v().flat());
    this.launch = run.prepare(binding, buffers);
    this.rate = launch.slot("learning rate");
    this.correction1 = launch.slot("correction1");
    this.correction2 = launch.slot("correction2");
  }

  static AdamWRun open(AdamW optimiser, Backend backend, AdamWState state) {
    Parameters parameters = state.parameters();
    Program program = optimiser.program(parameters.layout().size(), parameters.dtype());
    Binding binding = backend.compile(program).bind(Map.of());
    Run run = backend.open(1);
    try {
      return new AdamWRun(optimiser, state, run, binding);
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Makes one update.
   *
   * @param gradient of the loss, in the layout and element type of the parameters
   * @param learningRate η, at least 0
   * @throws IllegalArgumentException if the gradient does not fit, or the learning rate is negative
   *     or not finite; nothing is changed then
   */
  public void update(Parameters gradient, double learningRate) {
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learningRate is " + learningRate + ": need a finite rate of at least 0");
    }
    if (!gradient.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "the gradient is of " + gradient.layout() + ", the parameters are " + layout);
    }
    buffers.get("gradient").write(gradient.flat());
    updates++;
    launch.set(rate, learningRate);
    launch.set(correction1, 1 - Math.pow(optimiser.beta1(), updates));
    launch.set(correction2, 1 - Math.pow(optimiser.beta2(), updates));
    launch.attempt();
    launch.commit();
    STATE.forEach(name -> buffers.get(name).swap(buffers.get("new " + name)));
  }

  /**
   * The values now.
   *
   * @return a copy
   */
  public Parameters parameters() {
    return read("parameters");
  }

  /**
   * Everything it needs to go on.
   *
   * @return a copy
   */
  public AdamWState state() {
    return new AdamWState(read("parameters"), read("m"), read("v"), updates);
  }

  private Parameters read(String name) {
    return new Parameters(layout, buffers.get(name).read());
  }

  /**
   * How many updates were made.
   *
   * @return the number of updates
   */
  public long updates() {
    return updates;
  }

  @Override
  public void close() {
    run.close();
  }
}
