package org.fnde.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYPolygonAnnotation;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/** Charts as those of JFreeChart. */
final class Charts {
  private static final BasicStroke GUIDE = new BasicStroke(0.8f);
  private static final float THIN = 1.2f;
  private static final double DOT = 4;
  private static final BasicStroke DASHED =
      new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {4, 2}, 0);
  private static final double BAND_ALPHA = 0.2;
  private static final double SAMPLE_ALPHA = 0.8;
  private static final int FEW = 12;
  private static final Shape LINE = new Line2D.Double(-9, 0, 9, 0);
  private static final Shape BOX = new Rectangle2D.Double(-5, -3, 10, 6);

  private Charts() {}

  static JFreeChart of(Chart chart) {
    return switch (chart) {
      case LineChart lines -> ChartStyle.chart(lines, lines(lines));
      case Histogram histogram -> ChartStyle.chart(histogram, histogram(histogram));
    };
  }

  private static XYPlot lines(LineChart lines) {
    DefaultXYDataset data = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    // Piece by piece, the dashes of a line with many points would run together.
    renderer.setDrawSeriesLineAsPath(true);
    XYPlot plot = plot(renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    LegendItemCollection legend = new LegendItemCollection();
    boolean solid = lines.series().stream().noneMatch(Series::dashed);
    for (int i = 0; i < lines.series().size(); i++) {
      Series s = lines.series().get(i);
      int above = solid ? lines.series().size() - 1 - i : 0;
      BasicStroke stroke = s.dashed() ? DASHED : solid(above);
      data.addSeries(s.name(), new double[][] {s.x(), s.y()});
      renderer.setSeriesPaint(i, Palette.colour(i));
      renderer.setSeriesStroke(i, stroke);
      renderer.setSeriesShape(i, dot(above));
      renderer.setSeriesShapesVisible(i, s.x().length <= FEW);
      if (!s.name().isBlank()) {
        legend.add(new LegendItem(s.name(), null, null, null, LINE, stroke, Palette.colour(i)));
      }
      Color fill = Palette.translucent(i, BAND_ALPHA);
      for (Outline band : Outline.band(s, lines.y().logarithmic())) {
        renderer.addAnnotation(area(band, fill), Layer.BACKGROUND);
      }
    }
    plot.setDataset(data);
    plot.setFixedLegendItems(legend);
    for (double at : lines.guides()) {
      plot.addRangeMarker(new ValueMarker(at, Palette.GUIDE, GUIDE), Layer.BACKGROUND);
    }
    return plot;
  }

  /** Thinner the fewer lines are drawn above it, so that lines that coincide are all seen. */
  private static BasicStroke solid(int above) {
    return new BasicStroke(THIN + above, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  }

  private static Shape dot(int above) {
    double size = DOT + 2 * above;
    return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
  }

  private static XYPlot histogram(Histogram histogram) {
    XYPlot plot = plot(new XYLineAndShapeRenderer());
    LegendItemCollection legend = new LegendItemCollection();
    List<Histogram.Sample> samples = histogram.samples();
    for (int i = 0; i < samples.size(); i++) {
      Color fill = Palette.translucent(i, SAMPLE_ALPHA);
      Outline bars = Outline.bars(histogram.edges(), histogram.counts(samples.get(i)));
      plot.addAnnotation(area(bars, fill));
      if (!samples.get(i).name().isBlank()) {
        legend.add(new LegendItem(samples.get(i).name(), null, null, null, BOX, fill));
      }
    }
    plot.setFixedLegendItems(legend);
    return plot;
  }

  private static XYPlot plot(XYLineAndShapeRenderer renderer) {
    XYPlot plot = new XYPlot();
    plot.setRenderer(renderer);
    return plot;
  }

  private static XYPolygonAnnotation area(Outline outline, Color fill) {
    double[] corners = new double[2 * outline.x().length];
    for (int i = 0; i < outline.x().length; i++) {
      corners[2 * i] = outline.x()[i];
      corners[2 * i + 1] = outline.y()[i];
    }
    return new XYPolygonAnnotation(corners, null, null, fill);
  }
}
