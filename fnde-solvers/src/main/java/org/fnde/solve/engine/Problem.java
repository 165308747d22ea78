package org.fnde.solve.engine;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.equation.TupleField;
import org.fnde.spi.Providers;

/** What to solve and where, without how steps are chosen. */
public record Problem(
    TupleField field,
    List<String> components,
    Map<String, Array> inputs,
    List<Double> times,
    Optional<Choice<Backend>> backend,
    Optional<Providers> providers,
    BooleanSupplier cancelled,
    boolean recordSteps) {

  public static Problem of(TupleField field, List<String> components) {
    if (components.isEmpty() || new HashSet<>(components).size() < components.size()) {
      throw new IllegalArgumentException(
          "components " + components + ": need one name each, none twice");
    }
    return new Problem(
        field,
        List.copyOf(components),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        () -> false,
        false);
  }

  public Problem inputs(Map<String, Array> more) {
    Map<String, Array> all = new LinkedHashMap<>(inputs);
    all.putAll(more);
    return new Problem(
        field, components, Map.copyOf(all), times, backend, providers, cancelled, recordSteps);
  }

  public Problem saveAt(List<Double> saved) {
    checkTimes(saved);
    return new Problem(
        field, components, inputs, saved, backend, providers, cancelled, recordSteps);
  }

  public Problem backend(Choice<Backend> choice) {
    return new Problem(
        field, components, inputs, times, Optional.of(choice), providers, cancelled, recordSteps);
  }

  public Problem providers(Providers known) {
    return new Problem(
        field, components, inputs, times, backend, Optional.of(known), cancelled, recordSteps);
  }

  public Problem cancelledBy(BooleanSupplier asked) {
    return new Problem(field, components, inputs, times, backend, providers, asked, recordSteps);
  }

  public Problem recordSteps(boolean record) {
    return new Problem(field, components, inputs, times, backend, providers, cancelled, record);
  }

  /** Checks save times. */
  public static void checkTimes(List<Double> times) {
    if (times.isEmpty()) {
      throw new IllegalArgumentException("save times: need at least the time where to start");
    }
    double direction = times.size() < 2 ? 1 : times.get(1) - times.get(0);
    for (int i = 0; i < times.size(); i++) {
      double t = times.get(i);
      if (!Double.isFinite(t)) {
        throw new IllegalArgumentException("save time " + i + " is " + t + ": need a finite time");
      }
      if (i > 0 && !((t - times.get(i - 1)) * Math.signum(direction) > 0)) {
        throw new IllegalArgumentException(
            "save times "
                + times.get(i - 1)
                + ", "
                + t
                + " at index "
                + i
                + ": need strictly increasing or strictly decreasing times");
      }
    }
  }
}
