package org.fnde.graph;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;

/**
 * An immutable array program: named inputs with lifetimes, operations, named outputs in groups. It
 * is simplified when built: equal computations are one node, constants are folded and what no
 * output needs is gone. Two programs are equal if they compute the same from inputs of the same
 * names.
 */
public final class Program {

  /**
   * A named result.
   *
   * @param name unique among the outputs
   * @param value what it is
   * @param group when it is needed
   */
  public record Output(String name, Expr value, Group group) {}

  private record Structure(
      List<Input> inputs,
      List<Node> nodes,
      List<String> names,
      List<Group> groups,
      List<Integer> at) {}

  private record Node(Object primitive, List<Integer> operands) {}

  private final String name;
  private final List<Input> inputs;
  private final List<Output> outputs;
  private final List<Expr> nodes;
  private final Set<Input> read;
  private final Structure structure;
  private final int hash;

  Program(String name, List<Input> inputs, List<Output> outputs) {
    this.name = name;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.nodes = Traversal.postOrder(outputs.stream().map(Output::value).toList());
    this.read =
        nodes.stream()
            .map(Expr::primitive)
            .filter(Input.class::isInstance)
            .map(Input.class::cast)
            .collect(Collectors.toUnmodifiableSet());
    this.structure = structure();
    this.hash = structure.hashCode();
  }

  /**
   * Begins a program.
   *
   * @param name what messages call it
   * @return an empty builder
   */
  public static ProgramBuilder builder(String name) {
    return new ProgramBuilder(name);
  }

  /**
   * What messages call it; not part of equality.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * All declared inputs, also those that no output depends on.
   *
   * @return the inputs in order of declaration
   */
  public List<Input> inputs() {
    return inputs;
  }

  /**
   * The results.
   *
   * @return the outputs in order of declaration
   */
  public List<Output> outputs() {
    return outputs;
  }

  /**
   * Every operation and every input that an output depends on, operands before results.
   *
   * @return the nodes in a fixed topological order
   */
  public List<Expr> nodes() {
    return nodes;
  }

  /**
   * Whether an output depends on an input.
   *
   * @param input an input of this program
   * @return true if it is read
   */
  public boolean reads(Input input) {
    return read.contains(input);
  }

  /**
   * The result of one name.
   *
   * @param outputName a name
   * @return the output
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public Output output(String outputName) {
    return outputs.stream()
        .filter(o -> o.name().equals(outputName))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "program "
                    + name
                    + " has no output "
                    + outputName
                    + ", only "
                    + outputs.stream().map(Output::name).toList()));
  }

  /**
   * The same program with fewer outputs, and without what only the others needed.
   *
   * @param keep which outputs to keep
   * @return the smaller program, with the same inputs
   */
  public Program keeping(Predicate<Output> keep) {
    return new Program(name, inputs, outputs.stream().filter(keep).toList());
  }

  /**
   * Calls this program from another one.
   *
   * @param arguments a value for every input, by name
   * @return the outputs by name, in order
   * @throws TraceException if a value is missing or has another type
   */
  public Map<String, Expr> call(Map<String, Expr> arguments) {
    List<Expr> operands = new ArrayList<>();
    for (Input input : inputs) {
      if (!arguments.containsKey(input.key())) {
        throw TraceException.of(
            "call " + name,
            inputs.stream().map(Input::type).toList(),
            new IllegalArgumentException("no value for input " + input.key()));
      }
      operands.add(arguments.get(input.key()));
    }
    Map<String, Expr> results = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      results.put(outputs.get(i).name(), Expr.of(new Call(this, i), operands));
    }
    return results;
  }

  /**
   * The same program with the bodies of called programs in place of the calls.
   *
   * @return a program without {@link Call}
   */
  public Program inlined() {
    if (nodes.stream().noneMatch(n -> n.primitive() instanceof Call)) {
      return this;
    }
    List<Expr> values = Inlining.inline(outputs.stream().map(Output::value).toList());
    ProgramBuilder builder = new ProgramBuilder(name);
    inputs.forEach(i -> builder.input(i.key(), i.type(), i.lifetime()));
    for (int i = 0; i < values.size(); i++) {
      builder.output(outputs.get(i).group(), outputs.get(i).name(), values.get(i));
    }
    return builder.build();
  }

  private Structure structure() {
    Map<Expr, Integer> index = new IdentityHashMap<>();
    List<Node> all = new ArrayList<>();
    for (Expr node : nodes) {
      all.add(new Node(node.primitive(), node.operands().stream().map(index::get).toList()));
      index.put(node, index.size());
    }
    return new Structure(
        inputs,
        all,
        outputs.stream().map(Output::name).toList(),
        outputs.stream().map(Output::group).toList(),
        outputs.stream().map(o -> index.get(o.value())).toList());
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Program p && hash == p.hash && structure.equals(p.structure);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * The program as text, one node a line.
   *
   * @return the text
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("program " + name + "\n");
    Map<Expr, Integer> index = new IdentityHashMap<>();
    for (Expr node : nodes) {
      text.append("  %").append(index.size()).append(" = ").append(node.primitive().name());
      node.operands().forEach(x -> text.append(" %").append(index.get(x)));
      text.append(" : ").append(node.type()).append('\n');
      index.put(node, index.size());
    }
    for (Output o : outputs) {
      text.append("  ").append(o.group()).append(' ').append(o.name());
      text.append(" = %").append(index.get(o.value())).append('\n');
    }
    return text.toString();
  }
}
