package org.fnde.solvers.path;

/** The values at the knots, missing ones filled in linearly. */
record LinearMap() implements SeriesMap {

  @Override
  public int length(double[] times) {
    return times.length;
  }

  @Override
  public int columns(int channels) {
    return channels;
  }

  @Override
  public Worker worker(int length, int channels) {
    return new Worker() {
      @Override
      public void apply(double[] t, double[] x, double[] y) {
        System.arraycopy(x, 0, y, 0, y.length);
        for (int c = 0; c < channels; c++) {
          Missing.fillLinearly(t, y, c, channels);
        }
      }

      @Override
      public void pullback(double[] t, double[] x, double[] gy, double[] gx) {
        System.arraycopy(gy, 0, gx, 0, gx.length);
        for (int c = 0; c < channels; c++) {
          Missing.pullbackLinear(t, x, gx, c, channels);
        }
      }
    };
  }
}
