package org.fnde.experiments.acrobot.swingup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.fnde.experiments.acrobot.Control;
import org.junit.jupiter.api.Test;

class MotionGifTest {
  private static final int STEPS = 400;
  private static final byte[] GIF = gif();

  @Test
  void everyStepIsAFrameOfTwentyMilliseconds() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(GIF)));
    assertEquals(STEPS, reader.getNumImages(true));
    for (int i = 0; i < STEPS; i++) {
      assertEquals("2", node(reader, i, "GraphicControlExtension").getAttribute("delayTime"));
    }
    IIOMetadataNode loop = node(reader, 0, "ApplicationExtension");
    assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
    assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
  }

  @Test
  void aFrameShowsLinksJointsAndTheGoal() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(GIF)));
    BufferedImage hanging = reader.read(0);
    assertEquals(500, hanging.getWidth());
    assertEquals(500, hanging.getHeight());
    assertEquals(new Color(204, 204, 0), at(hanging, 0, 0));
    assertEquals(new Color(0, 204, 204), at(hanging, 0, -0.5));
    assertEquals(new Color(204, 204, 0), at(hanging, 0, -1));
    assertEquals(new Color(0, 204, 204), at(hanging, 0, -1.9));
    assertEquals(Color.WHITE, at(hanging, 0, -2.1));
    assertEquals(Color.WHITE, at(hanging, 0.5, 0));
    BufferedImage sideways = reader.read(STEPS / 2);
    assertEquals(new Color(0, 204, 204), at(sideways, 1.9, 0));
    assertEquals(Color.WHITE, at(sideways, 0, -0.5));
  }

  /** From hanging to stretched to the right half way, and on. */
  private static byte[] gif() {
    List<double[]> states =
        IntStream.rangeClosed(0, STEPS)
            .mapToObj(i -> new double[] {Math.PI * i / STEPS, 0, 0, 0})
            .toList();
    List<Control> controls = IntStream.range(0, STEPS).mapToObj(i -> new Control(0, 0)).toList();
    List<String> label = List.of("trained for 40 updates", "seminorm", "torques up to 15 N m");
    return MotionGif.of(new Motion(states, controls), label);
  }

  private static Color at(BufferedImage frame, double x, double y) {
    int column = (int) Math.round(250 + x * 500 / 4.4);
    int row = (int) Math.round(250 - y * 500 / 4.4);
    return new Color(frame.getRGB(column, row));
  }

  private static IIOMetadataNode node(ImageReader reader, int frame, String name)
      throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
  }
}
