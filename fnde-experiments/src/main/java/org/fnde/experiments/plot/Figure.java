package org.fnde.experiments.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Charts in rows below a caption.
 *
 * @param width in inches
 * @param height in inches
 * @param caption stands above all charts, none if empty
 * @param columns how many charts a row has
 * @param charts the charts, row by row
 */
public record Figure(
    double width, double height, String caption, int columns, List<Chart> charts)
    implements Picture {
  private static final int CAPTION = 20;
  private static final int CAPTION_FONT = 10;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no chart or no column, or the charts have less
   *     than an inch of width or height each
   */
  public Figure {
    charts = List.copyOf(charts);
    int rows = charts.isEmpty() || columns < 1 ? 0 : (charts.size() + columns - 1) / columns;
    if (rows == 0 || !(width >= columns) || !(height >= rows)) {
      throw new IllegalArgumentException(
          ("a figure of " + charts.size() + " charts in " + columns + " columns, ")
              + (width + " x " + height + " in: need at least one chart, and an inch for each"));
    }
  }

  /**
   * One chart.
   *
   * @param width in inches
   * @param height in inches
   * @param chart the chart
   * @return the figure
   */
  public static Figure of(double width, double height, Chart chart) {
    return new Figure(width, height, "", 1, List.of(chart));
  }

  @Override
  public void draw(Graphics2D graphics) {
    double above = caption.isEmpty() ? 0 : CAPTION;
    int rows = (charts.size() + columns - 1) / columns;
    double w = width * POINTS / columns;
    double h = (height * POINTS - above) / rows;
    for (int i = 0; i < charts.size(); i++) {
      double x = i % columns * w;
      double y = above + i / columns * h;
      Charts.of(charts.get(i)).draw(graphics, new Rectangle2D.Double(x, y, w, h));
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(ChartStyle.font(Font.BOLD, CAPTION_FONT));
    double length = graphics.getFontMetrics().getStringBounds(caption, graphics).getWidth();
    graphics.drawString(caption, (float) (width * POINTS - length) / 2, CAPTION - 6);
  }
}
