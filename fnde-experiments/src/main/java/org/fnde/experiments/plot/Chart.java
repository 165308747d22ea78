package org.fnde.experiments.plot;

/** A chart with two axes. The first colour is blue, the second red. */
public sealed interface Chart permits LineChart, Histogram {

  /**
   * What stands above it.
   *
   * @return the title, may be empty
   */
  String title();

  /**
   * The horizontal axis.
   *
   * @return the axis
   */
  Axis x();

  /**
   * The vertical axis.
   *
   * @return the axis
   */
  Axis y();
}
