package org.fnde.experiments.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts look like. Lengths are in points. */
final class ChartStyle {
  private static final BasicStroke THIN = new BasicStroke(0.5f);
  private static final double DECADES = 100;
  private static final int MINOR = 9;
  private static final double SMALL = 1e-6;

  private ChartStyle() {}

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static JFreeChart chart(Chart of, XYPlot plot) {
    plot.setDomainAxis(axis(of.x(), Limits.ofX(of)));
    plot.setRangeAxis(axis(of.y(), Limits.ofY(of)));
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setRangeMinorGridlinesVisible(of.y().logarithmic());
    plot.setRangeMinorGridlinePaint(Palette.MINOR_GRID);
    plot.setRangeMinorGridlineStroke(THIN);
    plot.setDomainGridlinePaint(Palette.GRID);
    plot.setDomainGridlineStroke(THIN);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setRangeGridlineStroke(THIN);
    plot.setOutlinePaint(Palette.FRAME);
    plot.setOutlineStroke(new BasicStroke(0.8f));
    boolean legend = plot.getLegendItems().getItemCount() > 0;
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, legend);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(4, 4, 3, 14));
    if (!of.title().isEmpty()) {
      chart.setTitle(of.title());
      chart.getTitle().setFont(font(Font.BOLD, 10));
      chart.getTitle().setPaint(Color.BLACK);
      chart.getTitle().setMargin(0, 0, 2, 0);
    }
    if (legend) {
      placeLegend(chart);
    }
    return chart;
  }

  /** Above the plot, so that it covers neither data nor labels. */
  private static void placeLegend(JFreeChart chart) {
    chart.getLegend().setPosition(RectangleEdge.TOP);
    chart.getLegend().setHorizontalAlignment(HorizontalAlignment.CENTER);
    chart.getLegend().setItemFont(font(Font.PLAIN, 8));
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.getLegend().setMargin(0, 0, 0, 0);
    chart.getLegend().setPadding(0, 0, 1, 0);
  }

  private static ValueAxis axis(Axis of, Limits limits) {
    ValueAxis axis = of.logarithmic() ? logarithmic(limits) : linear(of.whole());
    axis.setLabel(of.label().isEmpty() ? null : of.label());
    axis.setLabelFont(font(Font.PLAIN, 9));
    axis.setLabelPaint(Color.BLACK);
    axis.setLabelInsets(new RectangleInsets(1, 1, 1, 1));
    axis.setTickLabelFont(font(Font.PLAIN, 8));
    axis.setTickLabelPaint(Color.BLACK);
    axis.setTickMarkPaint(Palette.FRAME);
    axis.setTickMarkStroke(THIN);
    axis.setAxisLineVisible(false);
    axis.setRange(limits.low(), limits.high());
    return axis;
  }

  private static ValueAxis linear(boolean whole) {
    NumberAxis axis = new NumberAxis();
    axis.setStandardTickUnits(
        whole
            ? NumberAxis.createIntegerTickUnits(Locale.ROOT)
            : NumberAxis.createStandardTickUnits(Locale.ROOT));
    return axis;
  }

  /** Only powers of ten are marked where there are at least two of them. */
  private static ValueAxis logarithmic(Limits limits) {
    boolean powers = limits.high() >= limits.low() * DECADES;
    LogAxis axis = new LogAxis();
    axis.setStandardTickUnits(new NumberTickUnitSource(powers));
    axis.setMinorTickCount(powers ? MINOR : 0);
    axis.setMinorTickMarksVisible(powers);
    axis.setNumberFormatOverride(
        new DecimalFormat(
            limits.low() < SMALL ? "0.###E0" : "0.######",
            DecimalFormatSymbols.getInstance(Locale.ROOT)));
    return axis;
  }
}
