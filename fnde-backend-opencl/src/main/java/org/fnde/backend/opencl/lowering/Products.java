package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Matmul;
import org.fnde.graph.primitive.Reshape;
import org.fnde.graph.primitive.SumRows;
import org.fnde.graph.primitive.Transpose;

/** Finds the matrix products that a kernel for large matrices can do. */
final class Products {
  private static final Matmul MATMUL = new Matmul();
  private static final Transpose SWAP = new Transpose(List.of(1, 0));

  private final Graph graph;

  Products(Graph graph) {
    this.graph = graph;
  }

  /** The product of two values. */
  Node matmul(Node a, Node b) {
    boolean shared = !b.hasRows() && leading(b) == 1;
    if (shared && b.size() > 1) {
      return byMatrix(a, b);
    }
    boolean vectors = !a.hasRows() && b.hasRows() && b.shape().dim(-1) == 1;
    if (vectors && leading(a) == 1 && leading(b) == 1 && a.size() > 1) {
      return byVectors(a, b);
    }
    return graph.of(MATMUL, a, b);
  }

  /** A x for every row's x is xᵀ Aᵀ, a product of two matrices. */
  private Node byVectors(Node a, Node b) {
    ArrayType type = MATMUL.type(List.of(a.type(), b.type()));
    int k = b.shape().dim(-2);
    Node x = graph.of(new Reshape(b.shape().rank(), List.of(1, k)), b);
    Node y = matmul(x, graph.of(SWAP, a));
    return graph.of(new Reshape(y.shape().rank(), type.shape().dims()), y);
  }

  /** Every matrix of a times one matrix. */
  private Node byMatrix(Node a, Node b) {
    ArrayType type = MATMUL.type(List.of(a.type(), b.type()));
    int k = b.shape().dim(-2);
    int n = b.shape().dim(-1);
    int m = a.size() / k;
    MatrixView left = MatrixView.of(a, m, k);
    MatrixView right = MatrixView.of(b, k, n);
    boolean swapped = left.swapped() && !a.hasRows();
    Node base = left.swapped() && a.hasRows() ? a : left.base();
    Gemm gemm = new Gemm(m, a.hasRows(), n, k, false, swapped ? 1 : k, swapped ? m : 1);
    return graph.product(MATMUL, type, base, right.swapped() ? b : right.base(), gemm);
  }

  /** Whether the sum over the rows of a product is a product itself. */
  static boolean sums(Node x) {
    return x.primitive() instanceof Matmul
        && x.kind() == Kind.CONTRACTION
        && x.operand(0).hasRows()
        && x.operand(1).hasRows()
        && leading(x) == 1;
  }

  /** The sum over the rows of a product that {@link #sums}. */
  Node summed(Node product) {
    Node a = product.operand(0);
    Node b = product.operand(1);
    int m = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int n = b.shape().dim(-1);
    MatrixView left = MatrixView.of(a, m, k);
    if (k > 1 && m > 1 && !left.swapped()) {
      left = new MatrixView(graph.of(SWAP, a), true);
    }
    MatrixView right = MatrixView.of(b, k, n);
    Node base = right.swapped() ? b : right.base();
    Gemm gemm = new Gemm(m, false, n, k, true, 1, m);
    ArrayType type = product.type().with(product.shape().withRows(false));
    return graph.product(new SumRows(), type, left.base(), base, gemm);
  }

  private static int leading(Node x) {
    List<Integer> dims = new ArrayList<>(x.shape().leading(2));
    return new Shape(false, dims).size();
  }
}
