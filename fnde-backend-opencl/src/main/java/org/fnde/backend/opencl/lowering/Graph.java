package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.graph.ArrayType;
import org.fnde.graph.primitive.Call;
import org.fnde.graph.primitive.Concatenate;
import org.fnde.graph.primitive.ElementwiseBinary;
import org.fnde.graph.primitive.ElementwiseUnary;
import org.fnde.graph.primitive.Gather;
import org.fnde.graph.primitive.HostCall;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.KnotIndex;
import org.fnde.graph.primitive.Leaf;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.MaxRows;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.ReduceMax;
import org.fnde.graph.primitive.Reduction;
import org.fnde.graph.primitive.ScatterAdd;
import org.fnde.graph.primitive.Select;
import org.fnde.graph.primitive.Solve;
import org.fnde.graph.primitive.Structural;
import org.fnde.graph.primitive.Sum;
import org.fnde.graph.primitive.SumRows;

/** The nodes of a program while it is planned; equal ones are one. */
final class Graph {
  private record Key(Primitive primitive, List<Integer> operands, Optional<Gemm> gemm) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();

  /** Operands before results. */
  List<Node> nodes() {
    return nodes;
  }

  Node of(Primitive primitive, List<Node> operands) {
    ArrayType type = primitive.type(operands.stream().map(Node::type).toList());
    return node(primitive, kind(primitive), type, operands, Optional.empty());
  }

  Node of(Primitive primitive, Node... operands) {
    return of(primitive, List.of(operands));
  }

  /** A product of matrices in memory. */
  Node product(Primitive primitive, ArrayType type, Node a, Node b, Gemm gemm) {
    return node(primitive, Kind.PRODUCT, type, List.of(a, b), Optional.of(gemm));
  }

  private Node node(
      Primitive primitive, Kind kind, ArrayType type, List<Node> operands, Optional<Gemm> gemm) {
    Key key = new Key(primitive, operands.stream().map(Node::id).toList(), gemm);
    return known.computeIfAbsent(
        key,
        k -> {
          Node node = new Node(nodes.size(), primitive, kind, type, operands, gemm);
          operands.stream().distinct().forEach(o -> o.users().add(node));
          nodes.add(node);
          return node;
        });
  }

  private static Kind kind(Primitive primitive) {
    return switch (primitive) {
      case Input p -> Kind.INPUT;
      case Leaf p -> Kind.CONSTANT;
      case ElementwiseUnary p -> Kind.POINTWISE;
      case ElementwiseBinary p -> Kind.POINTWISE;
      case Select p -> Kind.POINTWISE;
      case Structural p -> Kind.VIEW;
      case Concatenate p -> Kind.VIEW;
      case Reduction p ->
          switch (p) {
            case Sum s -> Kind.FOLD;
            case ReduceMax m -> Kind.FOLD;
            case SumRows s -> Kind.ROW_FOLD;
            case MaxRows m -> Kind.ROW_FOLD;
          };
      case Gather p -> Kind.LOOKUP;
      case ScatterAdd p -> Kind.LOOKUP;
      case KnotIndex p -> Kind.LOOKUP;
      case Matmul p -> Kind.CONTRACTION;
      case Solve p -> Kind.SOLVE;
      case Call p -> throw new IllegalStateException("calls are inlined");
      case HostCall p ->
          throw new IllegalArgumentException(
              p.name()
                  + " is plain Java, which runs on the host alone; write it as array expressions,"
                  + " or use the backend simd");
    };
  }
}
