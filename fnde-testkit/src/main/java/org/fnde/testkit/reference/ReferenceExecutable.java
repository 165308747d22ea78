package org.fnde.testkit.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Binding;
import org.fnde.backend.Executable;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Literal;

/** A program and the order in which its nodes are interpreted. */
public final class ReferenceExecutable implements Executable {

  record Bound(ReferenceExecutable executable, Map<Input, Value> inputs) implements Binding {}

  private final Backend owner;
  private final Program program;
  private final List<Expr> attempt;
  private final List<Expr> commit;
  private final List<Input> read;
  private final ConcurrentMap<Call, List<Expr>> bodies = new ConcurrentHashMap<>();

  /**
   * Orders a program.
   *
   * @param owner the backend
   * @param program the program
   */
  public ReferenceExecutable(Backend owner, Program program) {
    this.owner = owner;
    this.program = program;
    this.attempt = program.keeping(o -> o.group() == Group.ATTEMPT).nodes();
    this.commit = program.keeping(o -> o.group() == Group.COMMIT).nodes();
    this.read = program.inputs().stream().filter(program::reads).toList();
  }

  Backend owner() {
    return owner;
  }

  List<Expr> nodes(Group group) {
    return group == Group.ATTEMPT ? attempt : commit;
  }

  /** The inputs of a lifetime that an output depends on. */
  List<Input> read(Lifetime lifetime) {
    return read.stream().filter(i -> i.lifetime() == lifetime).toList();
  }

  Frame frame(int rows, Map<Input, Value> inputs) {
    return new Frame(new Frame.Context(rows, Rounding.toElementType(), bodies), inputs);
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public Binding bind(Map<String, Array> inputs) {
    Map<Input, Value> bound = new HashMap<>();
    for (Input input : read(Lifetime.BOUND)) {
      if (!inputs.containsKey(input.key())) {
        throw new IllegalArgumentException(
            "program " + program.name() + ": no value for bound input " + input.key());
      }
      Array value = inputs.get(input.key());
      if (!value.type().equals(input.type())) {
        throw new IllegalArgumentException(
            "program "
                + program.name()
                + ": bound input "
                + input.key()
                + " is "
                + input.type()
                + ", got "
                + value.type());
      }
      bound.put(input, Value.of(value));
    }
    return new Bound(this, Map.copyOf(bound));
  }

  @Override
  public Map<String, Integer> operations() {
    Map<String, Integer> counts = new TreeMap<>();
    count(program, counts);
    return counts;
  }

  private static void count(Program program, Map<String, Integer> counts) {
    for (Expr node : program.nodes()) {
      switch (node.primitive()) {
        case Input input -> {}
        case Literal literal -> {}
        case Call call -> {
          String output = call.program().outputs().get(call.output()).name();
          count(call.program().keeping(o -> o.name().equals(output)), counts);
        }
        default -> counts.merge(node.primitive().name().split(" ")[0], 1, Integer::sum);
      }
    }
  }

  @Override
  public int phases() {
    return 1;
  }
}
