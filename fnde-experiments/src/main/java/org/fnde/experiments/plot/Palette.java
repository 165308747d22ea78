package org.fnde.experiments.plot;

import java.awt.Color;
import java.util.List;

/** The colours of lines and samples by their place in the chart: blue first, red second. */
final class Palette {
  static final Color GRID = new Color(0xdd, 0xdd, 0xdd);
  static final Color MINOR_GRID = new Color(0xee, 0xee, 0xee);
  static final Color GUIDE = new Color(0x80, 0x80, 0x80);
  static final Color FRAME = new Color(0x40, 0x40, 0x40);

  private static final List<Color> COLOURS =
      List.of(
          new Color(0x1f, 0x5f, 0xbf),
          new Color(0xd6, 0x27, 0x28),
          new Color(0x2c, 0x8c, 0x3c),
          new Color(0xe6, 0x8a, 0x00),
          new Color(0x7b, 0x4f, 0xa6),
          new Color(0x5a, 0x5a, 0x5a));

  private Palette() {}

  static Color colour(int place) {
    return COLOURS.get(place % COLOURS.size());
  }

  static Color translucent(int place, double alpha) {
    Color c = colour(place);
    return new Color(c.getRed(), c.getGreen(), c.getBlue(), (int) Math.round(255 * alpha));
  }
}
