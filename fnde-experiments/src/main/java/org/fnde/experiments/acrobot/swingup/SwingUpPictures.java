package org.fnde.experiments.acrobot.swingup;

import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.plot.Pictures;

/**
 * Where the pictures of a motion are written, and how they are labelled.
 *
 * @param directory the directory, which exists
 * @param name what the files' names begin with
 * @param label what the controller was made from, short texts, how long it was trained first
 */
public record SwingUpPictures(Path directory, String name, List<String> label) {
  private static final int DPI = 600;

  /** Copies the list. */
  public SwingUpPictures {
    label = List.copyOf(label);
  }

  /**
   * Writes {@code NAME-motion.gif}, {@code NAME-frames.png} and {@code NAME-graph.png}.
   *
   * @param motion the motion
   * @param frames numbers of the states of the strip of frames
   * @return the files
   * @throws org.fnde.experiments.ExperimentException if one cannot be written
   */
  public List<Path> write(Motion motion, List<Integer> frames) {
    String caption = "Acrobot swing-up: " + String.join(", ", label);
    Path gif = directory.resolve(name + "-motion.gif");
    Path strip = directory.resolve(name + "-frames.png");
    Path graph = directory.resolve(name + "-graph.png");
    Pictures.write(MotionGif.of(motion, label), gif);
    Pictures.writePng(new FrameStrip(motion, frames, caption), DPI, strip);
    Pictures.writePng(MotionGraph.of(motion, caption), DPI, graph);
    return List.of(gif, strip, graph);
  }
}
