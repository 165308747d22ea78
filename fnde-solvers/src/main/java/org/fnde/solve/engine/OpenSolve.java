package org.fnde.solve.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Residence;
import org.fnde.equation.Component;
import org.fnde.graph.ArrayType;
import org.fnde.solve.Statistics;
import org.fnde.solve.Status;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A solve with its backend open and its ids resolved, and what was compiled for it, for every
 * combination of types. Thread-safe.
 */
public final class OpenSolve implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSolve.class);
  private static final String FALLBACK = "simd";

  private final Problem problem;
  private final Stepping forward;
  private final Stepping backward;
  private final Optional<Set<String>> wrt;
  private final Backend backend;
  private final boolean owned;
  private final List<Compiled> compiled = new CopyOnWriteArrayList<>();

  private record Compiled(
      ForwardSolve forward, Optional<AdjointSolve> adjoint, Set<String> given) {}

  /** A solve and its pullback, which keeps the inputs where programs run until it is closed. */
  public sealed interface Forward extends AutoCloseable {

    /** What the solve gave. */
    Outcome outcome();

    /** Solves the adjoint equations. */
    Gradients pullback(Map<String, Array> cotangents);

    @Override
    void close();
  }

  /**
   * Opens a solve.
   *
   * @param adjoint options of the adjoint solve, complete apart from what is the forward solve's
   * @param wrt what to differentiate with respect to; empty for what is given on evaluation
   */
  public OpenSolve(
      Problem problem, StepOptions options, StepOptions adjoint, Optional<Set<String>> wrt) {
    Providers providers = problem.providers().orElseGet(Providers::load);
    this.problem = problem;
    this.forward = Stepping.resolve(options, providers);
    boolean differentiates = wrt.map(w -> !w.isEmpty()).orElse(true);
    this.backward = differentiates ? Stepping.resolve(adjoint.orElse(options), providers) : forward;
    this.wrt = wrt;
    this.owned = !(problem.backend().orElse(new Choice.ById<>("")) instanceof Choice.Given);
    this.backend =
        problem
            .backend()
            .orElseGet(() -> new Choice.ById<>(standardBackend(providers)))
            .resolve(providers::backend);
  }

  /** Of those that can be used the one with the greatest preference; others are not asked. */
  private static String standardBackend(Providers providers) {
    TreeMap<Integer, List<BackendProvider>> byPreference =
        new TreeMap<>(
            providers.all().get("backend").stream()
                .map(BackendProvider.class::cast)
                .collect(Collectors.groupingBy(BackendProvider::preference)));
    for (List<BackendProvider> equal : byPreference.descendingMap().values()) {
      List<String> usable =
          equal.stream().filter(p -> p.unavailable().isEmpty()).map(Provider::id).toList();
      if (usable.size() > 1) {
        throw new IllegalArgumentException("backends " + usable + ": say which with backend(id)");
      }
      if (usable.size() == 1) {
        return usable.getFirst();
      }
    }
    // Without any backend the providers' own message says what exists and why it cannot be used.
    return FALLBACK;
  }

  /** Solves without a pullback. */
  public Outcome solve(List<Array> y0) {
    if (y0.size() != problem.components().size()) {
      throw new IllegalArgumentException(
          "y0 has " + y0.size() + " arrays, the state has components " + problem.components());
    }
    Map<String, Array> values = new LinkedHashMap<>(problem.inputs());
    for (int i = 0; i < y0.size(); i++) {
      values.put(problem.components().get(i), y0.get(i));
    }
    Problem.checkTimes(problem.times());
    Compiled c = compiled(values, Set.of());
    try (Residence _ = backend.keep(values.values())) {
      return logged(c.forward.solve(values, problem.times()));
    }
  }

  /**
   * A solve and what its pullback needs.
   *
   * @param outcome what the solve gave
   * @param values the inputs it was given
   * @param compiled what it was compiled to
   * @param kept the inputs where programs run
   */
  private record Solved(
      Outcome outcome, Map<String, Array> values, Compiled compiled, Residence kept)
      implements Forward {
    @Override
    public void close() {
      kept.close();
    }

    @Override
    public Gradients pullback(Map<String, Array> cotangents) {
      return compiled
          .adjoint
          .map(a -> logged(a.pullback(outcome, values, cotangents)))
          .orElseGet(() -> new Gradients(new Status.Completed(), Statistics.NONE, Map.of()));
    }
  }

  /** Solves so that a pullback is possible. */
  public Forward evaluate(Map<String, Array> inputs) {
    Map<String, Array> values = new LinkedHashMap<>(problem.inputs());
    values.putAll(inputs);
    for (String component : problem.components()) {
      if (!values.containsKey(component)) {
        throw new IllegalArgumentException(
            "no value for the initial state '"
                + component
                + "'; values were given for "
                + values.keySet());
      }
    }
    List<Double> times = problem.times();
    if (values.containsKey(Component.TIME)) {
      times = DoubleStream.of(values.remove(Component.TIME).toDoubles()).boxed().toList();
    }
    Problem.checkTimes(times);
    Compiled c = compiled(values, inputs.keySet());
    Residence kept = backend.keep(values.values());
    try {
      return new Solved(logged(c.forward.solve(values, times)), values, c, kept);
    } catch (RuntimeException | Error e) {
      kept.close();
      throw e;
    }
  }

  private static Outcome logged(Outcome o) {
    log("forward", o.status(), o.statistics());
    return o;
  }

  private static Gradients logged(Gradients g) {
    log("adjoint", g.status(), g.statistics());
    return g;
  }

  private static void log(String what, Status status, Statistics s) {
    LOG.debug(
        "{} solve: {}, {} steps accepted, {} rejected, NFE {}",
        what,
        status,
        s.accepted(),
        s.rejected(),
        s.nfe());
  }

  private Compiled compiled(Map<String, Array> values, Set<String> given) {
    for (Compiled c : compiled) {
      if (c.forward.fits(values) && (wrt.isPresent() || c.given.equals(given))) {
        return c;
      }
    }
    Compiled c = compile(values, given);
    compiled.add(c);
    return c;
  }

  /** Traces both directions before anything is computed, so that errors come first. */
  private Compiled compile(Map<String, Array> values, Set<String> given) {
    List<ArrayType> state =
        problem.components().stream().map(name -> values.get(name).type()).toList();
    Map<String, ArrayType> inputs = ForwardSolve.types(values, problem.components());
    ForwardSolve solve = new ForwardSolve(problem, forward, backend, state, inputs);
    Set<String> asked = wrt.orElseGet(() -> differentiable(solve, given));
    Optional<AdjointSolve> adjoint = Optional.empty();
    if (!asked.isEmpty()) {
      checkAsked(asked, values);
      adjoint = Optional.of(new AdjointSolve(problem, backward, solve, backend, asked));
    }
    return new Compiled(solve, adjoint, Set.copyOf(given));
  }

  private Set<String> differentiable(ForwardSolve solve, Set<String> given) {
    Set<String> names = new LinkedHashSet<>(given);
    names.removeIf(name ->
        !problem.components().contains(name)
            && solve.dynamics().bound().stream()
                .noneMatch(i -> i.key().equals(name) && i.type().dtype().isFloat()));
    return names;
  }

  private void checkAsked(Set<String> asked, Map<String, Array> values) {
    for (String name : asked) {
      boolean real = values.containsKey(name) && values.get(name).type().dtype().isFloat();
      if (!real && !name.equals(Component.TIME)) {
        throw new IllegalArgumentException(
            "gradient with respect to '"
                + name
                + "': need '"
                + Component.TIME
                + "' or one of the floating-point inputs "
                + values.keySet());
      }
    }
  }

  @Override
  public void close() {
    if (owned) {
      backend.close();
    }
  }
}
