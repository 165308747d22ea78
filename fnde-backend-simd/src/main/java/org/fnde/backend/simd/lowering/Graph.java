package org.fnde.backend.simd.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.simd.lowering.Op.Prim;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.Primitive;

/** Makes nodes, equal ones once. */
final class Graph {
  private record Key(Op op, List<Integer> operands) {}

  private final Map<Key, Node> known = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();

  Node node(Op op, List<Node> operands, ArrayType type) {
    Key key = new Key(op, operands.stream().map(Node::id).toList());
    return known.computeIfAbsent(key, k -> add(op, operands, type));
  }

  private Node add(Op op, List<Node> operands, ArrayType type) {
    Node node = new Node(op, operands, type, nodes.size());
    nodes.add(node);
    return node;
  }

  Node of(Primitive primitive, List<Node> operands) {
    return node(
        new Prim(primitive), operands, primitive.type(operands.stream().map(Node::type).toList()));
  }

  Node of(Primitive primitive, Node... operands) {
    return of(primitive, List.of(operands));
  }

  Node number(double value, DType dtype) {
    return of(new Literal(value, new ArrayType(dtype, Shape.of())));
  }

  /** All nodes, operands before results. */
  List<Node> nodes() {
    return nodes;
  }
}
