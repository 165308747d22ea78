package org.fnde.experiments.acrobot.swingup;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Chart;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.LineChart;
import org.fnde.experiments.plot.Series;

/** Angles, velocities and torques over time, a row per joint. */
final class MotionGraph {
  private static final double WIDTH = 12;
  private static final double HEIGHT = 4;

  private final Motion motion;
  private final double[] times;

  private MotionGraph(Motion motion) {
    this.motion = motion;
    this.times = IntStream.range(0, motion.steps()).mapToDouble(Motion::time).toArray();
  }

  static Figure of(Motion motion, String caption) {
    MotionGraph graph = new MotionGraph(motion);
    List<Chart> charts =
        List.of(
            graph.angle("q1", 0, -1),
            graph.single("q1' (rad/s)", i -> motion.states().get(i)[2]),
            graph.single("u1 (N m)", i -> motion.controls().get(i).u1()),
            graph.angle("q2", 1, 1),
            graph.single("q2' (rad/s)", i -> motion.states().get(i)[3]),
            graph.single("u2 (N m)", i -> motion.controls().get(i).u2()));
    return new Figure(WIDTH, HEIGHT, caption, 3, charts);
  }

  /** Cosine and sine, with lines at what they are upright. */
  private Chart angle(String name, int index, double upright) {
    Series cosine = series("cos " + name, i -> Math.cos(motion.states().get(i)[index]));
    Series sine = series("sin " + name, i -> Math.sin(motion.states().get(i)[index]));
    return chart(List.of(cosine.asDashed(), sine), List.of(upright, 0.0));
  }

  private Chart single(String name, IntToDoubleFunction value) {
    return chart(List.of(series(name, value)), List.of(0.0));
  }

  private Series series(String name, IntToDoubleFunction value) {
    return Series.of(name, times, IntStream.range(0, times.length).mapToDouble(value).toArray());
  }

  private Chart chart(List<Series> series, List<Double> guides) {
    Axis time = Axis.of("t (s)").within(0, Motion.time(motion.steps()));
    return new LineChart("", time, Axis.of(""), series, guides);
  }
}
