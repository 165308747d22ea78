package org.fnde.backend.opencl.lowering;

import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Div;
import org.fnde.graph.primitive.Mul;
import org.fnde.graph.primitive.Neg;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.Sub;
import org.fnde.graph.primitive.SumRows;
import org.fnde.graph.primitive.Transpose;

/**
 * Sums over the rows. The sum of products xᵀ g is a product of matrices itself, so it is looked for
 * behind what commutes with a sum: the products of all rows are never in memory.
 */
final class RowSums {
  private final Graph graph;
  private final Products products;

  RowSums(Graph graph, Products products) {
    this.graph = graph;
    this.products = products;
  }

  Node of(Node x) {
    if (!holdsProduct(x)) {
      return graph.of(new SumRows(), x);
    }
    return switch (x.primitive()) {
      case Add p -> graph.of(p, of(x.operand(0)), of(x.operand(1)));
      case Sub p -> graph.of(p, of(x.operand(0)), of(x.operand(1)));
      case Neg p -> graph.of(p, of(x.operand(0)));
      case Mul p -> graph.of(p, factor(x.operand(0)), factor(x.operand(1)));
      case Div p -> graph.of(p, of(x.operand(0)), x.operand(1));
      case Reshape p -> graph.of(p, of(x.operand(0)));
      case Transpose p -> graph.of(p, of(x.operand(0)));
      default -> products.summed(x);
    };
  }

  private Node factor(Node x) {
    return x.hasRows() ? of(x) : x;
  }

  private boolean holdsProduct(Node x) {
    Primitive primitive = x.primitive();
    return switch (primitive) {
      case Add p -> bothHaveRows(x) && (holdsProduct(x.operand(0)) || holdsProduct(x.operand(1)));
      case Sub p -> bothHaveRows(x) && (holdsProduct(x.operand(0)) || holdsProduct(x.operand(1)));
      case Mul p -> !bothHaveRows(x) && x.operands().stream().anyMatch(this::holdsProduct);
      case Div p -> !x.operand(1).hasRows() && holdsProduct(x.operand(0));
      case Neg p -> holdsProduct(x.operand(0));
      case Reshape p -> holdsProduct(x.operand(0));
      case Transpose p -> holdsProduct(x.operand(0));
      default -> products.sums(x);
    };
  }

  private static boolean bothHaveRows(Node x) {
    return x.operand(0).hasRows() && x.operand(1).hasRows();
  }
}
