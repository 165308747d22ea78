package org.fnde.experiments.acrobot.swingup;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colours of all frames: the drawing's own and the blends between them at smooth edges. One
 * palette for all frames keeps a colour the same from frame to frame, and the file small.
 */
final class GifPalette {
  private static final List<Color> BASE =
      List.of(Color.WHITE, Color.BLACK, AcrobotDrawing.LINK, AcrobotDrawing.JOINT);
  private static final int LEVELS = 32;

  private final int[] colours;
  private final IndexColorModel model;
  private final Map<Integer, Integer> nearest = new HashMap<>();

  GifPalette() {
    List<Integer> all = new ArrayList<>(BASE.stream().map(Color::getRGB).toList());
    for (int a = 0; a < BASE.size(); a++) {
      for (int b = a + 1; b < BASE.size(); b++) {
        for (int level = 1; level < LEVELS; level++) {
          all.add(blend(BASE.get(a), BASE.get(b), (double) level / LEVELS).getRGB());
        }
      }
    }
    this.colours = all.stream().mapToInt(Integer::intValue).toArray();
    this.model = model(colours);
  }

  private static Color blend(Color a, Color b, double part) {
    return new Color(
        mix(a.getRed(), b.getRed(), part),
        mix(a.getGreen(), b.getGreen(), part),
        mix(a.getBlue(), b.getBlue(), part));
  }

  private static int mix(int a, int b, double part) {
    return (int) Math.round(a + part * (b - a));
  }

  private static IndexColorModel model(int[] colours) {
    byte[][] channels = new byte[3][colours.length];
    for (int i = 0; i < colours.length; i++) {
      Color colour = new Color(colours[i]);
      channels[0][i] = (byte) colour.getRed();
      channels[1][i] = (byte) colour.getGreen();
      channels[2][i] = (byte) colour.getBlue();
    }
    return new IndexColorModel(8, colours.length, channels[0], channels[1], channels[2]);
  }

  /** The picture in the palette's colours. */
  BufferedImage indexed(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, new int[width * height], 0, width);
    int last = pixels[0];
    int index = index(last);
    for (int i = 0; i < pixels.length; i++) {
      // Neighbours are of one colour, mostly.
      if (pixels[i] != last) {
        last = pixels[i];
        index = index(last);
      }
      pixels[i] = index;
    }
    BufferedImage indexed =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    indexed.getRaster().setSamples(0, 0, width, height, 0, pixels);
    return indexed;
  }

  private int index(int rgb) {
    return nearest.computeIfAbsent(rgb, this::nearest);
  }

  private int nearest(int rgb) {
    int best = 0;
    for (int i = 1; i < colours.length; i++) {
      if (distance(rgb, colours[i]) < distance(rgb, colours[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int sum = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      int difference = (a >> shift & 0xff) - (b >> shift & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
