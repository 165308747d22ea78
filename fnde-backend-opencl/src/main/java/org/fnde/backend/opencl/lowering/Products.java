package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Multiply-adds of a product from which on its operands are better read from memory. */
  private static final int TILED = 256;

  private final Graph graph;

  /** For every product of a matrix of every row, the one with a loop for each element. */
  private final Map<Node, Node> loops = new IdentityHashMap<>();

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
    Node loop = graph.of(MATMUL, a, b);
    return many(a, b, loop).map(many -> byMatrices(a, b, loop, many)).orElse(loop);
  }

  /** The products of many pairs of matrices, if they are large and lie evenly in memory. */
  private static Optional<Gemm.Many> many(Node a, Node b, Node result) {
    int m = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int n = b.shape().dim(-1);
    int count = leading(result);
    boolean large = Math.min(m, n) > 1 && (long) m * k * n >= TILED;
    return large && result.hasRows() && isEven(a, count) && isEven(b, count)
        ? Optional.of(new Gemm.Many(count, true, isShared(a) ? 0 : m * k, isShared(b) ? 0 : k * n))
        : Optional.empty();
  }

  /** Whether the matrices are all different or all the same. */
  private static boolean isEven(Node x, int count) {
    return isShared(x) || x.hasRows() && leading(x) == count;
  }

  private static boolean isShared(Node x) {
    return !x.hasRows() && leading(x) == 1;
  }

  private Node byMatrices(Node a, Node b, Node loop, Gemm.Many many) {
    int m = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int n = b.shape().dim(-1);
    MatrixView left = MatrixView.of(a, m, k);
    MatrixView right = MatrixView.of(b, k, n);
    boolean swapped = left.swapped();
    Gemm gemm = new Gemm(m, false, n, k, false, swapped ? 1 : k, swapped ? m : 1, many);
    Node rightBase = right.swapped() ? b : right.base();
    Node tiled = graph.product(MATMUL, loop.type(), left.base(), rightBase, gemm);
    loops.put(tiled, loop);
    return tiled;
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
    Gemm gemm =
        new Gemm(m, a.hasRows(), n, k, false, swapped ? 1 : k, swapped ? m : 1, Gemm.Many.ONE);
    return graph.product(MATMUL, type, base, right.swapped() ? b : right.base(), gemm);
  }

  /** Whether the sum over the rows of a product is a product itself. */
  boolean sums(Node product) {
    Node x = loops.getOrDefault(product, product);
    return x.primitive() instanceof Matmul
        && x.kind() == Kind.CONTRACTION
        && x.operand(0).hasRows()
        && x.operand(1).hasRows()
        && leading(x) == 1;
  }

  /** The sum over the rows of a product that {@link #sums}. */
  Node summed(Node product) {
    Node loop = loops.getOrDefault(product, product);
    Node a = loop.operand(0);
    Node b = loop.operand(1);
    int m = a.shape().dim(-2);
    int k = a.shape().dim(-1);
    int n = b.shape().dim(-1);
    MatrixView left = MatrixView.of(a, m, k);
    if (k > 1 && m > 1 && !left.swapped()) {
      left = new MatrixView(graph.of(SWAP, a), true);
    }
    MatrixView right = MatrixView.of(b, k, n);
    Node base = right.swapped() ? b : right.base();
    Gemm gemm = new Gemm(m, false, n, k, true, 1, m, Gemm.Many.ONE);
    ArrayType type = product.type().with(product.shape().withRows(false));
    return graph.product(new SumRows(), type, left.base(), base, gemm);
  }

  private static int leading(Node x) {
    List<Integer> dims = new ArrayList<>(x.shape().leading(2));
    return new Shape(false, dims).size();
  }
}
