package org.fnde.experiments.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Confusion matrices side by side, two in a row: what was said from top to bottom, what it was
 * taken for from left to right. Right answers are on the diagonal; the darker a cell, the larger
 * its share of the row. A count of 0 is left out.
 *
 * @param matrices the matrices, at least one
 */
public record Matrices(List<CountMatrix> matrices) implements Picture {
  private static final int COLUMNS = 2;
  private static final double PANEL = 3.6;
  private static final double MARGIN = 44;
  private static final double ABOVE = 34;
  private static final double RIGHT = 8;
  private static final int FONT = 8;
  private static final double DARK = 0.5;
  private static final Color INK = new Color(0x1f, 0x5f, 0xbf);
  private static final Color WRONG = new Color(0xc0, 0x50, 0x20);

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Matrices {
    matrices = List.copyOf(matrices);
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException("a picture of no matrix: need at least one");
    }
  }

  @Override
  public double width() {
    return PANEL * Math.min(COLUMNS, matrices.size());
  }

  @Override
  public double height() {
    return PANEL * Math.ceilDiv(matrices.size(), COLUMNS);
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fill(new Rectangle2D.Double(0, 0, width() * POINTS, height() * POINTS));
    for (int i = 0; i < matrices.size(); i++) {
      double x = i % COLUMNS * PANEL * POINTS;
      double y = (double) (i / COLUMNS) * PANEL * POINTS;
      draw(graphics, matrices.get(i), x, y);
    }
  }

  private static void draw(Graphics2D graphics, CountMatrix matrix, double x, double y) {
    int n = matrix.names().size();
    double side = PANEL * POINTS - MARGIN - RIGHT;
    double cell = side / n;
    graphics.setColor(Color.BLACK);
    graphics.setFont(ChartStyle.font(Font.BOLD, FONT + 1));
    centred(graphics, matrix.title(), x + MARGIN + side / 2, y + 12);
    graphics.setFont(ChartStyle.font(Font.PLAIN, FONT));
    for (int i = 0; i < n; i++) {
      graphics.setColor(Color.BLACK);
      String name = matrix.names().get(i);
      centred(graphics, name, x + MARGIN + (i + 0.5) * cell, y + ABOVE - 4);
      double length = width(graphics, name);
      graphics.drawString(
          name, (float) (x + MARGIN - 4 - length), (float) (y + ABOVE + (i + 0.5) * cell + 3));
      for (int j = 0; j < n; j++) {
        drawCell(
            graphics,
            matrix,
            i,
            j,
            new Rectangle2D.Double(x + MARGIN + j * cell, y + ABOVE + i * cell, cell, cell));
      }
    }
    graphics.setColor(Palette.FRAME);
    graphics.draw(new Rectangle2D.Double(x + MARGIN, y + ABOVE, side, side));
  }

  private static void drawCell(
      Graphics2D graphics, CountMatrix matrix, int row, int column, Rectangle2D at) {
    double share = matrix.share(row, column);
    graphics.setColor(shade(row == column ? INK : WRONG, share));
    graphics.fill(at);
    graphics.setColor(Palette.GRID);
    graphics.draw(at);
    long count = matrix.counts().get(row).get(column);
    if (count > 0) {
      graphics.setColor(share > DARK ? Color.WHITE : Color.BLACK);
      centred(graphics, Long.toString(count), at.getCenterX(), at.getCenterY() + 3);
    }
  }

  private static Color shade(Color full, double share) {
    return new Color(
        blend(full.getRed(), share), blend(full.getGreen(), share), blend(full.getBlue(), share));
  }

  private static int blend(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }

  private static void centred(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) (x - width(graphics, text) / 2), (float) y);
  }

  private static double width(Graphics2D graphics, String text) {
    return graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
  }
}
