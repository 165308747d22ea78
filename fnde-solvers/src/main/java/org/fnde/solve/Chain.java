package org.fnde.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;

/**
 * Nodes one after the other, joined by names: what a node computes is there for the later ones.
 * Gradients of a value that several nodes read add up.
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
    throw new UnsupportedOperationException("chain");
  }

  @Override
  public void close() {
    links.forEach(l -> l.node.close());
  }
}
