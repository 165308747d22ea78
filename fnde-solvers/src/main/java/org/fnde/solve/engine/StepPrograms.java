package org.fnde.solve.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;

/** The programs of a solve, each traced and compiled when first needed. Thread-safe. */
final class StepPrograms {
  private final Integrand integrand;
  private final Backend backend;
  private final Map<Object, Executable> compiled = new ConcurrentHashMap<>();

  StepPrograms(Integrand integrand, Backend backend) {
    this.integrand = integrand;
    this.backend = backend;
  }

  Integrand integrand() {
    return integrand;
  }

  Backend backend() {
    return backend;
  }

  Executable step(Variant variant) {
    return get(variant, () -> StepTracer.step(integrand, variant));
  }

  Executable start() {
    return get("start", () -> StartTracer.start(integrand, true));
  }

  Executable restart() {
    return get("restart", () -> StartTracer.start(integrand, false));
  }

  Executable firstStep() {
    return get("first step", () -> StartTracer.firstStep(integrand));
  }

  Executable dense() {
    return get(
        "dense",
        () ->
            StartTracer.dense(integrand, integrand.method().tableau().interpolant().orElseThrow()));
  }

  Executable diagnosis() {
    return get("diagnosis", () -> StepTracer.diagnosis(integrand));
  }

  private Executable get(Object key, Supplier<org.fnde.graph.Program> trace) {
    return compiled.computeIfAbsent(key, k -> backend.compile(trace.get()));
  }
}
