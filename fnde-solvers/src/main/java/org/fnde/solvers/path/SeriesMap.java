package org.fnde.solvers.path;

/** What is computed from one series of observations; see {@link SeriesLoop}. */
interface SeriesMap {

  /**
   * A worker for one thread, which keeps its scratch from series to series.
   *
   * @param length the number of observations
   * @param channels the number of channels
   */
  Worker worker(int length, int channels);

  /** The number of rows of the result, which all series of a batch share. */
  int length(double[] times);

  /** The number of columns of the result. */
  int columns(int channels);

  /** Computes series after series. All arrays are row-major. */
  interface Worker {

    /** Fills {@code y}; {@code x} may be changed. */
    void apply(double[] t, double[] x, double[] y);

    /**
     * Fills {@code gx}, the gradient with respect to {@code x} of the product of {@code gy} and the
     * result; {@code x} and {@code gy} may be changed.
     */
    void pullback(double[] t, double[] x, double[] gy, double[] gx);
  }
}
