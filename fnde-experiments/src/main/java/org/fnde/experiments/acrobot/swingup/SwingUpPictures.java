package org.fnde.experiments.acrobot.swingup;

import java.nio.file.Path;
import java.util.List;
import org.fnde.experiments.plot.Pictures;

/**
 * Where the pictures of a motion are written.
 *
 * @param directory the directory, which exists
 * @param name what the files' names begin with
 */
public record SwingUpPictures(Path directory, String name) {
  private static final int DPI = 600;

  /**
   * Writes {@code NAME-motion.gif}, {@code NAME-frames.png} and {@code NAME-graph.png}.
   *
   * @param motion the motion
   * @param model the model that the controller was made from
   * @param frames numbers of the states of the strip of frames
   * @return the files
   * @throws org.fnde.experiments.ExperimentException if one cannot be written
   */
  public List<Path> write(Motion motion, TrainedModel model, List<Integer> frames) {
    String caption = "Acrobot swing-up: " + model.label();
    Path gif = directory.resolve(name + "-motion.gif");
    Path strip = directory.resolve(name + "-frames.png");
    Path graph = directory.resolve(name + "-graph.png");
    Pictures.write(MotionGif.of(motion, model), gif);
    Pictures.writePng(new FrameStrip(motion, frames, caption), DPI, strip);
    Pictures.writePng(MotionGraph.of(motion, caption), DPI, graph);
    return List.of(gif, strip, graph);
  }
}
