package org.fnde.experiments.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.plot.Histogram.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PicturesTest {
  private static final double[] X = {0, 1, 2, 3};
  private static final double[] HIGH = {4, 4, 4, 4};
  private static final double[] LOW = {1, 1, 1, 1};

  @TempDir private Path directory;

  @Test
  void aPngHasTheSizeInPixelsAndSaysItInInches() throws Exception {
    byte[] png = Pictures.png(figure(lines(HIGH, LOW)), 100);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(700, image.getWidth());
    assertEquals(200, image.getHeight());
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs") + 4;
    assertArrayEquals(new byte[] {0, 0, 0x0f, 0x61}, Arrays.copyOfRange(png, at, at + 4));
    assertEquals(3937, 0x0f61, "pixels per metre at 100 per inch");
  }

  @Test
  void theFirstLineIsBlueAndTheSecondRed() throws Exception {
    BufferedImage image = image(lines(HIGH, LOW));
    int high = rowOf(image, Palette.colour(0)).orElseThrow();
    int low = rowOf(image, Palette.colour(1)).orElseThrow();
    assertTrue(high < low, high + " above " + low);
  }

  @Test
  void aBandLiesAroundItsLineAndHasItsGaps() throws Exception {
    double[] gap = {4, 4, Double.NaN, 4};
    Series band = Series.of("a", X, gap).withDeviation(new double[] {2, 2, 2, 2});
    LineChart chart =
        new LineChart("", Axis.of("x"), Axis.of("y").within(0, 8), List.of(band), List.of());
    BufferedImage image = image(chart);
    Color line = Palette.colour(0);
    int middle = rowOf(image, line).orElseThrow();
    assertTrue(isTinted(image, 600, middle - 60), "inside of the band");
    assertFalse(isTinted(image, 600, middle - 180), "above the band");
    assertFalse(isTinted(image, 1500, middle - 60), "in the gap");
  }

  @Test
  void aGuideAndAllDataAreInsideOfTheAxes() {
    LineChart chart =
        new LineChart(
            "", Axis.of("x"), Axis.of("y"), List.of(Series.of("a", X, LOW)), List.of(-3.0));
    Limits limits = Limits.ofY(chart);
    assertTrue(limits.low() < -3 && limits.high() > 1, limits.toString());
  }

  @Test
  void aLogarithmicBandThatReachesZeroStaysPositive() {
    Series loss =
        Series.of("a", X, new double[] {1, 0.1, 0.01, 0.001})
            .withDeviation(new double[] {0.1, 0.2, 0.02, 0.001});
    LineChart chart =
        new LineChart("", Axis.of("x"), Axis.logarithmic("loss"), List.of(loss), List.of());
    assertTrue(Limits.ofY(chart).low() > 0);
    assertTrue(Pictures.png(figure(chart), 50).length > 0);
  }

  @Test
  void anSvgIsWellFormedAndNeedsNoFont() throws Exception {
    Sample a = new Sample("mixed", new double[] {0, 0.1, 0.2});
    Sample b = new Sample("seminorm", new double[] {0, 0.3, 0.3});
    Histogram histogram =
        Histogram.of("NFE & steps", Axis.of("t"), Axis.of("# NFE"), List.of(a, b));
    byte[] svg = Pictures.svg(figure(histogram));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    assertEquals("0 0 504 144", document.getDocumentElement().getAttribute("viewBox"));
    assertEquals(0, document.getElementsByTagName("text").getLength());
    assertFalse(new String(svg, StandardCharsets.UTF_8).contains("NaN"));
  }

  @Test
  void panelsHaveACaptionAndTheirPlaces() {
    Figure figure = new Figure(6, 4, "two", 1, List.of(lines(HIGH, LOW), lines(LOW, HIGH)));
    assertTrue(Pictures.png(figure, 50).length > 0);
    assertThrows(IllegalArgumentException.class, () -> new Figure(6, 4, "none", 1, List.of()));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndNothingIsLeft() throws IOException {
    Path file = Files.createDirectories(directory.resolve("taken.png").resolve("inside"));
    ExperimentException e =
        assertThrows(
            ExperimentException.class, () -> Pictures.write(new byte[9], file.getParent()));
    assertTrue(e.getMessage().startsWith(file.getParent() + ": cannot be written"));
    try (var left = Files.list(directory)) {
      assertEquals(List.of(file.getParent()), left.toList());
    }
  }

  private static LineChart lines(double[] first, double[] second) {
    List<Series> series = List.of(Series.of("a", X, first), Series.of("b", X, second));
    return new LineChart("title", Axis.of("x"), Axis.of("y"), series, List.of());
  }

  private static Figure figure(Chart chart) {
    return Figure.of(7, 2, chart);
  }

  private static BufferedImage image(Chart chart) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Pictures.png(figure(chart), 300)));
  }

  /** The row of a pixel column in the plot, beside its grid and legend, that has a colour. */
  private static OptionalInt rowOf(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> image.getRGB(600, y) == colour.getRGB())
        .findFirst();
  }

  private static boolean isTinted(BufferedImage image, int x, int y) {
    Color colour = new Color(image.getRGB(x, y));
    return colour.getBlue() - colour.getRed() > 20;
  }
}
