package org.fnde.backend.simd.exec;

import org.fnde.backend.simd.kernel.Kernels;

/** Dense vectors [count, k] times a packed shared matrix [k, m]. */
public final class Product<A> implements Instruction {
  private final Kernels<A> kernels;
  private final int panels;
  private final Ref x;
  private final Ref y;
  private final int count;
  private final int k;
  private final int m;

  /**
   * A product.
   *
   * @param panels the array of the packed matrix
   */
  public Product(Kernels<A> kernels, int panels, Ref x, Ref y, int count, int k, int m) {
    this.kernels = kernels;
    this.panels = panels;
    this.x = x;
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
    int rows = f.length;
    int xo = x.start(f);
    int yo = y.start(f);
    for (int i = 0; i < count; i++) {
      kernels
          .products()
          .product(w, 0, k, m, from, xo + i * k * rows, rows, to, yo + i * m * rows, rows, rows);
    }
  }
}
