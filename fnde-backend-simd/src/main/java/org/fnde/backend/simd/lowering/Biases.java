package org.fnde.backend.simd.lowering;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.graph.primitive.Add;
import org.fnde.graph.primitive.Matmul;

/** Products that start from a shared vector instead of adding it in a pass of its own. */
final class Biases {

  /**
   * A product and the vector that is added.
   *
   * @param product the product
   * @param bias the vector, repeated along leading axes
   */
  record Biased(Node product, Node bias) {}

  private final ViewTable views;
  private final Map<Node, Biased> sums = new IdentityHashMap<>();
  private final Map<Node, Node> products = new IdentityHashMap<>();

  Biases(ViewTable views, List<Node> nodes, Collection<Node> results) {
    this.views = views;
    Map<Node, Integer> uses = new IdentityHashMap<>();
    results.forEach(r -> uses.merge(views.of(r).base(), 1, Integer::sum));
    for (Node x : nodes) {
      x.operands().forEach(o -> uses.merge(views.of(o).base(), 1, Integer::sum));
    }
    for (Node x : nodes) {
      if (x.is(Add.class) && x.hasRows()) {
        for (int i = 0; i < 2; i++) {
          Node product = views.of(x.operand(i)).base();
          Node bias = x.operand(1 - i);
          if (uses.getOrDefault(product, 0) == 1 && fits(x, x.operand(i), product, bias)) {
            sums.put(x, new Biased(product, bias));
            products.put(product, x);
            break;
          }
        }
      }
    }
  }

  private boolean fits(Node x, Node operand, Node product, Node bias) {
    View whole = views.of(operand);
    View vector = views.of(bias);
    return product.is(Matmul.class)
        && whole.isDense()
        && product.size() == x.size()
        && Leaves.isStored(vector.base())
        && !vector.base().hasRows()
        && isVector(vector, product.shape().dim(-1))
        && isPlain(product);
  }

  /** Rows on the left, one shared matrix on the right. */
  private boolean isPlain(Node product) {
    Node right = product.operand(1);
    return views.of(product.operand(0)).base().hasRows()
        && !views.of(right).base().hasRows()
        && right.shape().size() == right.shape().dim(-1) * right.shape().dim(-2);
  }

  /** Whether the last m elements follow each other and repeat along what is before. */
  private static boolean isVector(View v, int m) {
    int length = 1;
    for (int i = v.dims().length - 1; i >= 0; i--) {
      if (v.dims()[i] == 1) {
        continue;
      }
      if (v.strides()[i] != (length < m ? length : 0)) {
        return false;
      }
      length *= v.dims()[i];
      if (length > m && v.strides()[i] != 0) {
        return false;
      }
    }
    return length % m == 0 && length >= m;
  }

  /** What a sum adds to a product that is formed with it. */
  Optional<Biased> of(Node sum) {
    return Optional.ofNullable(sums.get(sum));
  }

  /** Whether a product is formed together with a sum. */
  boolean isFused(Node product) {
    return products.containsKey(product);
  }
}
