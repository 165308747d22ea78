package org.fnde.experiments.plot;

import java.awt.Graphics2D;

/** Something that can be drawn at any resolution. */
public interface Picture {
  /** Points per inch: the unit that pictures are drawn in is 1/72 in. */
  double POINTS = 72;

  /**
   * How wide it is.
   *
   * @return the width in inches, positive
   */
  double width();

  /**
   * How high it is.
   *
   * @return the height in inches, positive
   */
  double height();

  /**
   * Draws it on a white ground, from (0, 0) at the top left to width and height, in points.
   *
   * @param graphics where to; its state may be changed
   */
  void draw(Graphics2D graphics);
}
