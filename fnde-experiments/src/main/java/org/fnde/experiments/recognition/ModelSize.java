package org.fnde.experiments.recognition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fnde.experiments.UsageException;
import org.fnde.models.NeuralCde;
import org.fnde.spi.Interpolation;

/**
 * The size of a Neural CDE.
 *
 * @param hidden the length of its state
 * @param inner the width of its field's hidden layers
 * @param layers the number of these
 */
record ModelSize(int hidden, int inner, int layers) {
  static final ModelSize PUBLISHED = new ModelSize(90, 40, 4);
  static final ModelSize SMALL = new ModelSize(32, 32, 2);

  private static final long MOST_WEIGHTS = 10_000_000;
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})/(\\d{1,2})");

  static ModelSize parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) < 1) {
      throw new UsageException(
          "--hidden '"
              + text
              + "': need state, layer width and number of layers, as 90/40/4, at most"
              + " 9999/9999/99");
    }
    ModelSize size =
        new ModelSize(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
    if (size.weights() > MOST_WEIGHTS) {
      throw new UsageException(
          "--hidden %s: its layers have %d million numbers; need at most %d million"
              .formatted(text, size.weights() / 1_000_000, MOST_WEIGHTS / 1_000_000));
    }
    return size;
  }

  /** Of the field's layers, without the last one's channels. */
  private long weights() {
    return 2L * hidden * inner + (long) inner * inner * layers;
  }

  NeuralCde model(int channels, int classes, Interpolation interpolation) {
    return new NeuralCde(channels, hidden, inner, layers, classes, interpolation);
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return hidden + "/" + inner + "/" + layers;
  }
}
