package org.fnde.backend.simd.exec;

import java.util.Optional;
import org.fnde.backend.simd.kernel.Kernels;
import org.fnde.backend.simd.kernel.ProductKernels;

/** Dense vectors [count, k] times a packed shared matrix [k, m]. */
public final class Product<A> implements Instruction {
  private final Kernels<A> kernels;
  private final int panels;
  private final Ref x;
  private final Ref y;
  private final Optional<Ref> bias;
  private final int count;
  private final int k;
  private final int m;

  /**
   * A product.
   *
   * @param panels the array of the packed matrix
   * @param bias m shared numbers that are added, dense
   */
  public Product(
      Kernels<A> kernels, int panels, Ref x, Optional<Ref> bias, Ref y, int count, int k, int m) {
    this.kernels = kernels;
    this.panels = panels;
    this.x = x;
    this.bias = bias;
    this.y = y;
    this.count = count;
    this.k = k;
    this.m = m;
  }

  @Override
  public void run(Frame f) {
    A w = f.array(panels);
    A from = f.array(x.array());
    A to = f.array(y.array());
    ProductKernels<A> products = kernels.products();
    int rows = f.length;
    int xo = x.start(f);
    int yo = y.start(f);
    for (int i = 0; i < count; i++) {
      int xi = xo + i * k * rows;
      int yi = yo + i * m * rows;
      if (bias.isEmpty()) {
        products.product(w, 0, k, m, from, xi, rows, to, yi, rows, rows);
      } else {
        Ref b = bias.get();
        A added = f.array(b.array());
        products.product(w, 0, k, m, from, xi, rows, added, b.start(f), to, yi, rows, rows);
      }
    }
  }
}
