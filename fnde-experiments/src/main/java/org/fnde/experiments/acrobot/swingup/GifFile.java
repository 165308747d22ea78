package org.fnde.experiments.acrobot.swingup;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** An animated GIF that plays again and again, made frame by frame. For one thread. */
final class GifFile implements AutoCloseable {
  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final byte[] FOREVER = {1, 0, 0};

  private final int hundredths;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream out;
  private boolean started;

  /** A file without frames, each of which is to be shown for some hundredths of a second. */
  GifFile(int hundredths) {
    this.hundredths = hundredths;
    try {
      this.out = new MemoryCacheImageOutputStream(bytes);
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Appends a frame. */
  void add(BufferedImage frame) {
    try {
      writer.writeToSequence(new IIOImage(frame, null, metadata(frame)), null);
    } catch (IIOInvalidTreeException e) {
      throw new IllegalStateException("every runtime's GIF writer takes a delay", e);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private IIOMetadata metadata(BufferedImage frame) throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            ImageTypeSpecifier.createFromRenderedImage(frame), writer.getDefaultWriteParam());
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("delayTime", Integer.toString(hundredths));
    if (!started) {
      root.appendChild(loop());
      started = true;
    }
    metadata.setFromTree(FORMAT, root);
    return metadata;
  }

  private static IIOMetadataNode loop() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(FOREVER.clone());
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }

  /** Ends the file. */
  byte[] finish() {
    try {
      writer.endWriteSequence();
      out.flush();
    } catch (IOException e) {
      throw inMemory(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    writer.dispose();
    try {
      out.close();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("memory takes every byte", e);
  }
}
