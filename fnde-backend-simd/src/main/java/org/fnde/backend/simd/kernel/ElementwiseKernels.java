package org.fnde.backend.simd.kernel;

/**
 * Kernels whose results depend on the operands' elements at the same place.
 *
 * @param <A> the array type
 */
public interface ElementwiseKernels<A> {

  /** A new array of zeros. */
  A allocate(int length);

  /** The value of an element. */
  double get(A x, int i);

  /** Sets an element to a value, rounded to the element type. */
  void set(A x, int i, double value);

  /** y[i] = op(x[i]) for i &lt; n. */
  void unary(UnaryOp op, A x, int xo, A y, int yo, int n);

  /** y[i] = op(a[i], b[i]) for i &lt; n. */
  void binary(BinaryOp op, A a, int ao, A b, int bo, A y, int yo, int n);

  /** y[i] = op(a[i], b) for i &lt; n; b is rounded to the element type. */
  void binary(BinaryOp op, A a, int ao, double b, A y, int yo, int n);

  /** y[i] = op(a, b[i]) for i &lt; n; a is rounded to the element type. */
  void binary(BinaryOp op, double a, A b, int bo, A y, int yo, int n);

  /**
   * y[f, r] = op(a[f * af + r * ar], b[f * bf + r * br]) over a tile. A tile has the strides {@code
   * rows, 1}, a value per feature {@code 1, 0}, a value per row {@code 0, 1}. Not both row strides
   * are 0.
   *
   * @param af feature stride of a
   * @param ar row stride of a, 0 or 1
   * @param bf feature stride of b
   * @param br row stride of b, 0 or 1
   */
  void binary(
      BinaryOp op,
      A a,
      int ao,
      int af,
      int ar,
      A b,
      int bo,
      int bf,
      int br,
      A y,
      int yo,
      int features,
      int rows);

  /** y[i] = c[i] != 0 ? a[i] : b[i] for i &lt; n. */
  void select(A c, int co, A a, int ao, A b, int bo, A y, int yo, int n);

  /** y[i] = value for i &lt; n. */
  void fill(A y, int yo, int n, double value);

  /** y[i] = x[i] for i &lt; n. */
  void copy(A x, int xo, A y, int yo, int n);

  /** y[f, r] = x[f * xf + r * xr] over a tile; xr is 0 or 1. */
  void broadcast(A x, int xo, int xf, int xr, A y, int yo, int features, int rows);

  /** y[i] = fma(s, x[i], y[i]) for i &lt; n. */
  void axpy(double s, A x, int xo, A y, int yo, int n);

  /** y[i] = g[i] * (1 - v[i] * v[i]) for i &lt; n, each operation rounded: the VJP of v = tanh. */
  void tanhGradient(A g, int go, A v, int vo, A y, int yo, int n);

  /**
   * y[i] = x[i] + s[0] k[0][ko[0] + i] + s[1] k[1][ko[1] + i] + .. for i &lt; n, fused, in this
   * order: a stage of a Runge–Kutta method. y may be x, but no k.
   */
  void combine(A x, int xo, A[] k, int[] ko, double[] s, int terms, A y, int yo, int n);

  /** y[i] = s[0] k[0][ko[0] + i] + s[1] k[1][ko[1] + i] + .. for i &lt; n, fused, terms &gt; 0. */
  void combine(A[] k, int[] ko, double[] s, int terms, A y, int yo, int n);
}
