package org.fnde.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;

/**
 * Nodes one after the other, joined by names: what a node computes is there for the later ones.
 * Gradients of a value that several nodes read add up. Immutable.
 */
public final class Chain implements Node {
  private record Link(Node node, Map<String, String> inputs, Map<String, String> values) {}

  private final List<Link> links;

  private Chain(List<Link> links) {
    this.links = links;
  }

  /**
   * An empty chain.
   *
   * @return the chain; {@link #then} adds to it
   */
  public static Chain empty() {
    return new Chain(List.of());
  }

  /**
   * Adds a node whose inputs and values are known by its own names.
   *
   * @param node the node, which this chain closes
   * @return a longer chain
   */
  public Chain then(Node node) {
    return then(node, Map.of(), Map.of());
  }

  /**
   * Adds a node under other names.
   *
   * @param node the node, which this chain closes
   * @param inputs for inputs of the node the name under which the chain knows them, where that
   *     differs
   * @param values for values of the node the name under which the chain shall know them, where that
   *     differs
   * @return a longer chain
   */
  public Chain then(Node node, Map<String, String> inputs, Map<String, String> values) {
    List<Link> longer = new ArrayList<>(links);
    longer.add(new Link(node, Map.copyOf(inputs), Map.copyOf(values)));
    return new Chain(List.copyOf(longer));
  }

  @Override
  public Evaluation evaluate(Map<String, Array> inputs) {
    Map<String, Array> known = new LinkedHashMap<>(inputs);
    Computed computed = new Computed(links, new ArrayList<>(), new LinkedHashMap<>());
    try {
      for (Link link : links) {
        computed.add(link, known);
      }
      return computed;
    } catch (RuntimeException e) {
      try {
        computed.close();
      } catch (RuntimeException inClose) {
        e.addSuppressed(inClose);
      }
      throw e;
    }
  }

  @Override
  public void close() {
    closeAll(links.stream().map(l -> (Runnable) l.node::close).toList());
  }

  /** Closes everything, and throws the first failure with the others suppressed. */
  private static void closeAll(List<Runnable> closes) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Runnable close : closes) {
      try {
        close.run();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  private record Computed(
      List<Link> links, List<Evaluation> evaluations, Map<String, Array> computed)
      implements Evaluation {

    /** Evaluates a node, and makes its values known to the next ones. */
    void add(Link link, Map<String, Array> known) {
      Map<String, Array> inputs = new LinkedHashMap<>(known);
      link.inputs.forEach((own, name) -> {
        if (!known.containsKey(name)) {
          throw new IllegalArgumentException(
              "no value for '"
                  + name
                  + "', input '"
                  + own
                  + "' of a node of the chain; known are "
                  + known.keySet());
        }
        inputs.put(own, known.get(name));
      });
      Evaluation evaluation = link.node.evaluate(inputs);
      evaluations.add(evaluation);
      evaluation
          .values()
          .forEach((own, value) -> {
            String name = link.values.getOrDefault(own, own);
            if (known.putIfAbsent(name, value) != null) {
              throw new IllegalArgumentException(
                  "value '"
                      + own
                      + "' of a node of the chain would be a second '"
                      + name
                      + "': give it another name");
            }
            computed.put(name, value);
          });
    }

    @Override
    public Map<String, Array> values() {
      return Map.copyOf(computed);
    }

    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      Set<String> unknown = new HashSet<>(cotangents.keySet());
      unknown.removeAll(computed.keySet());
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(
            "cotangents of " + unknown + ": the values are " + computed.keySet());
      }
      Map<String, Array> sums = new HashMap<>(cotangents);
      for (int i = links.size() - 1; i >= 0; i--) {
        pullback(links.get(i), evaluations.get(i), sums);
      }
      sums.keySet().removeAll(computed.keySet());
      return sums;
    }

    private static void pullback(Link link, Evaluation evaluation, Map<String, Array> sums) {
      Map<String, Array> own = new HashMap<>();
      for (String value : evaluation.values().keySet()) {
        String name = link.values.getOrDefault(value, value);
        if (sums.containsKey(name)) {
          own.put(value, sums.get(name));
        }
      }
      if (own.isEmpty()) {
        return;
      }
      evaluation
          .pullback(own)
          .forEach((input, gradient) ->
              sums.merge(link.inputs.getOrDefault(input, input), gradient, Chain::sum));
    }

    @Override
    public Statistics forward() {
      return total(evaluations.stream().map(Evaluation::forward).toList());
    }

    @Override
    public Statistics backward() {
      return total(evaluations.reversed().stream().map(Evaluation::backward).toList());
    }

    private static Statistics total(List<Statistics> parts) {
      return parts.stream().reduce(Statistics.NONE, Statistics::plus);
    }

    @Override
    public void close() {
      closeAll(evaluations.stream().map(e -> (Runnable) e::close).toList());
    }
  }

  private static Array sum(Array a, Array b) {
    double[] sum = a.toDoubles();
    double[] other = b.toDoubles();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return Array.of(a.type(), a.rows(), sum);
  }
}
