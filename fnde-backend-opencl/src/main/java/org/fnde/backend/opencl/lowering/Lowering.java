package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.SumRows;

/** Compiles a program to a plan. */
public final class Lowering {
  private final Program program;
  private final List<Node> results;
  private final List<Node> nodes;
  private final Map<Node, Double> costs;
  private final int stepValue;
  private final Map<String, Integer> stepSlots = new LinkedHashMap<>();

  private Lowering(Program program) {
    this.program = program.inlined();
    GraphBuilder builder = new GraphBuilder();
    this.results = builder.build(this.program);
    List<Node> all = builder.graph().nodes();
    this.nodes = Staging.apply(all, this.program.outputs(), results);
    this.costs = Fusion.apply(nodes, new HashSet<>(results));
    this.stepValue = all.size();
    for (Input input : this.program.inputs()) {
      if (input.lifetime() == Lifetime.STEP && this.program.reads(input)) {
        stepSlots.put(input.key(), stepSlots.size());
      }
    }
  }

  /**
   * Compiles a program.
   *
   * @param program the program
   * @return the plan
   * @throws IllegalArgumentException if a device cannot run an operation; the message names it
   */
  public static Plan lower(Program program) {
    return new Lowering(program).plan();
  }

  private Plan plan() {
    ValueEmitter.Steps steps = new ValueEmitter.Steps(stepValue, stepSlots);
    KernelEmitter kernels = new KernelEmitter(steps, costs);
    SystemsEmitter systems = new SystemsEmitter(steps);
    Map<Stage, List<Task>> tasks = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      List<Task> ofStage = new ArrayList<>();
      for (Grouping.Members kernel : Grouping.of(nodes, stage)) {
        ofStage.add(task(kernel.results(), kernels, systems));
      }
      tasks.put(stage, List.copyOf(ofStage));
    }
    List<Plan.Out> outputs = new ArrayList<>();
    Map<Integer, String> homes = new HashMap<>();
    for (int i = 0; i < results.size(); i++) {
      outputs.add(output(program.outputs().get(i), results.get(i), homes));
    }
    return new Plan(
        values(homes),
        tasks,
        List.copyOf(outputs),
        List.copyOf(stepSlots.keySet()),
        operations(),
        phases());
  }

  private static Task task(List<Node> results, KernelEmitter kernels, SystemsEmitter systems) {
    Node n = results.getFirst();
    return switch (n.kind()) {
      case ROW_FOLD -> kernels.rowFold(n);
      case SOLVE -> systems.systems(n);
      case PRODUCT ->
          new Task.Product(n.gemm(), n.dtype(), n.operand(0).id(), n.operand(1).id(), n.id());
      default -> kernels.loop(results);
    };
  }

  /** An output has the memory of its value, unless that is needed earlier or has another home. */
  private static Plan.Out output(Program.Output o, Node n, Map<Integer, String> homes) {
    Stage stage = o.group() == Group.ATTEMPT ? Stage.ATTEMPT : Stage.COMMIT;
    boolean copied = n.kind() == Kind.INPUT || n.stage() != stage || homes.containsKey(n.id());
    if (!copied) {
      homes.put(n.id(), o.name());
    }
    return new Plan.Out(o.name(), n.type(), o.group(), n.id(), copied);
  }

  private List<Value> values(Map<Integer, String> homes) {
    List<Value> values = new ArrayList<>();
    for (Node n : nodes) {
      if (n.isKept()) {
        values.add(new Value(n.id(), n.type(), home(n, homes)));
      }
    }
    if (!stepSlots.isEmpty()) {
      ArrayType type = new ArrayType(DType.FLOAT64, Shape.of(stepSlots.size()));
      values.add(new Value(stepValue, type, new Value.StepNumbers()));
    }
    return List.copyOf(values);
  }

  private static Value.Home home(Node n, Map<Integer, String> homes) {
    if (n.primitive() instanceof Input input) {
      return switch (input.lifetime()) {
        case BOUND -> new Value.Bound(input.key());
        case SEGMENT, STATE -> new Value.Given(input.key());
        case STEP -> new Value.StepNumbers();
      };
    }
    return homes.containsKey(n.id())
        ? new Value.Result(homes.get(n.id()))
        : new Value.Scratch(n.stage());
  }

  private Map<String, Integer> operations() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Node n : nodes) {
      if (n.stage() != Stage.BIND && n.kind() != Kind.INPUT && n.kind() != Kind.CONSTANT) {
        boolean contracted = n.kind() == Kind.PRODUCT && n.primitive() instanceof SumRows;
        String name = contracted ? "contractRows" : n.primitive().name().split(" ")[0];
        counts.merge(name, 1, Integer::sum);
      }
    }
    return Map.copyOf(counts);
  }

  private int phases() {
    Map<Node, Integer> depth = new HashMap<>();
    int most = 1;
    for (Node n : nodes) {
      int phase = 1;
      for (Node o : n.operands()) {
        boolean folds = o.kind() == Kind.ROW_FOLD || o.kind() == Kind.PRODUCT && o.gemm().rowsInK();
        phase = Math.max(phase, depth.get(o) + (folds && n.hasRows() ? 1 : 0));
      }
      depth.put(n, phase);
      most = Math.max(most, phase);
    }
    return most;
  }
}
