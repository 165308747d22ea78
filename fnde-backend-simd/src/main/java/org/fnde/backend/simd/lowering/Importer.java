package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.simd.lowering.Op.Constant;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.primitive.BroadcastRows;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Iota;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Pad;
import org.fnde.graph.primitive.Structural;

/**
 * Turns expressions into nodes. What depends on BOUND inputs alone becomes a constant, computed by
 * a program of its own; views of constants stay, since they cost nothing.
 */
final class Importer {
  private final Program program;
  private final boolean keepConstants;
  private final Graph graph;
  private final Map<Expr, Node> imported = new IdentityHashMap<>();
  private final Map<Expr, Boolean> bound = new IdentityHashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Expr> computed = new ArrayList<>();

  /**
   * Prepares to import a program without calls.
   *
   * @param keepConstants false to compute in place what depends on BOUND inputs alone
   */
  Importer(Program program, boolean keepConstants, Graph graph) {
    this.program = program;
    this.keepConstants = keepConstants;
    this.graph = graph;
    program.nodes().forEach(this::classify);
  }

  private void classify(Expr x) {
    boolean only =
        switch (x.primitive()) {
          case Input i -> i.lifetime() == Lifetime.BOUND;
          case Literal l -> false;
          // How many rows there are is not known when values are bound.
          case BroadcastRows b -> false;
          default ->
              !x.operands().isEmpty()
                  && x.operands().stream().anyMatch(bound::get)
                  && x.operands().stream().allMatch(o -> bound.get(o) || isFixed(o));
        };
    bound.put(x, only);
  }

  private static boolean isFixed(Expr x) {
    return x.primitive() instanceof Literal
        || x.primitive() instanceof Iota
        || x.primitive() instanceof Structural
            && !(x.primitive() instanceof BroadcastRows)
            && isFixed(x.operands().getFirst());
  }

  List<Node> outputs() {
    Set<Expr> needed = needed();
    program.nodes().stream().filter(needed::contains).forEach(x -> imported.put(x, convert(x)));
    return program.outputs().stream().map(o -> imported.get(o.value())).toList();
  }

  /** What a constant hides is not imported. */
  private Set<Expr> needed() {
    Set<Expr> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    program.outputs().forEach(o -> needed.add(o.value()));
    for (Expr x : program.nodes().reversed()) {
      if (needed.contains(x) && !isConstant(x)) {
        needed.addAll(x.operands());
      }
    }
    return needed;
  }

  private boolean isConstant(Expr x) {
    boolean view = x.primitive() instanceof Structural && !(x.primitive() instanceof Pad);
    return keepConstants && bound.get(x) && !view;
  }

  private Node convert(Expr x) {
    if (x.primitive() instanceof Input input && input.lifetime() == Lifetime.BOUND) {
      sources.add(new Source(input.key(), x.type(), false));
      return graph.node(new Constant(sources.size() - 1), List.of(), x.type());
    }
    if (isConstant(x)) {
      sources.add(new Source("constant " + computed.size(), x.type(), true));
      computed.add(x);
      return graph.node(new Constant(sources.size() - 1), List.of(), x.type());
    }
    return graph.node(
        new Op.Prim(x.primitive()), x.operands().stream().map(imported::get).toList(), x.type());
  }

  List<Source> sources() {
    return sources;
  }

  /** The program that computes the constants, without outputs if there is nothing to compute. */
  Program constants() {
    ProgramBuilder builder = Program.builder(program.name() + " (constants)");
    program.inputs().forEach(i -> builder.input(i.key(), i.type(), i.lifetime()));
    for (int i = 0; i < computed.size(); i++) {
      builder.output(Group.ATTEMPT, "constant " + i, computed.get(i));
    }
    return builder.build();
  }
}
