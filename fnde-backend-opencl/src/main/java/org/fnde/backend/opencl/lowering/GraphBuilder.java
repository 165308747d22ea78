package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.primitive.Cast;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Sum;
import org.fnde.graph.primitive.SumRows;

/** Brings a program into the form that is planned: products and sums in the shape of kernels. */
final class GraphBuilder {
  private final Graph graph = new Graph();
  private final Products products = new Products(graph);
  private final RowSums rowSums = new RowSums(graph, products);
  private final LongSums longSums = new LongSums(graph);
  private final Map<Expr, Node> built = new IdentityHashMap<>();

  Graph graph() {
    return graph;
  }

  /** The nodes of a program's outputs, in their order. */
  List<Node> build(Program inlined) {
    List<Node> outputs = new ArrayList<>();
    for (Expr e : inlined.nodes()) {
      built.put(e, translate(e));
    }
    inlined.outputs().forEach(o -> outputs.add(inMemory(built.get(o.value()))));
    return outputs;
  }

  /** The numbers of a step have no memory each. */
  private Node inMemory(Node n) {
    boolean step = n.primitive() instanceof Input i && i.lifetime() == Lifetime.STEP;
    return step ? graph.of(new Cast(n.dtype()), n) : n;
  }

  private Node translate(Expr e) {
    List<Node> operands = e.operands().stream().map(built::get).toList();
    Primitive p = e.primitive();
    return switch (p) {
      case Matmul m -> products.matmul(operands.get(0), operands.get(1));
      case SumRows s -> rowSums.of(operands.get(0));
      case Sum s -> longSums.of(s, operands.get(0));
      default -> graph.of(p, operands);
    };
  }
}
