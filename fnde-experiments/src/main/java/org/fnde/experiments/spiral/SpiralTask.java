package org.fnde.experiments.spiral;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.experiments.ModelText;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.plot.Axis;
import org.fnde.experiments.plot.Figure;
import org.fnde.experiments.plot.LineChart;
import org.fnde.experiments.plot.Pictures;
import org.fnde.experiments.plot.Series;
import org.fnde.graph.DType;
import org.fnde.models.Loss;
import org.fnde.models.NeuralOde;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;

/**
 * Pieces of the spiral, compared with where the model goes from their first points. Of ten pieces
 * in a row one is for validation and one for the test.
 *
 * @param data the spiral
 * @param ode the model
 * @param workbench what it uses
 */
record SpiralTask(SpiralData data, NeuralOde ode, Workbench workbench) implements Task {
  private static final int PARTS = 10;
  private static final double WIDTH = 7;
  private static final double HEIGHT = 3.5;
  private static final int DPI = 200;

  @Override
  public String model() {
    return "neural ODE, " + ModelText.of(layout());
  }

  @Override
  public ParameterLayout layout() {
    return ode.parameters();
  }

  @Override
  public int size(Split split) {
    return starts(split).length;
  }

  private static int[] starts(Split split) {
    return IntStream.range(0, SpiralData.STARTS).filter(i -> split(i) == split).toArray();
  }

  private static Split split(int start) {
    return switch (start % PARTS) {
      case PARTS - 1 -> Split.TEST;
      case PARTS / 2 -> Split.VALIDATION;
      default -> Split.TRAIN;
    };
  }

  @Override
  public Objective objective(Solving solving) {
    return solved(solving)
        .objective(
            Loss.meanAbsoluteError(),
            SpiralData.pieceTimes(),
            solving.dtype(),
            workbench.backend());
  }

  private NeuralOde solved(Solving solving) {
    return ode.solvedBy(solve ->
        solving.on(solve.providers(workbench.providers()).cancelledBy(workbench.cancelled())));
  }

  @Override
  public Map<String, Array> inputs(Split split, int[] examples, DType dtype) {
    int[] starts = starts(split);
    return data.pieces(Arrays.stream(examples).map(i -> starts[i]).toArray(), dtype);
  }

  /** The spiral and the model's from the same point, in time and in the plane. */
  @Override
  public List<Path> draw(Parameters weights, Path stem) {
    DType dtype = weights.dtype();
    Array fit =
        ode.solvedBy(solve -> solve.providers(workbench.providers()))
            .predict(weights, data.initial(dtype), SpiralData.times(), workbench.backend());
    Array truth = data.states(DType.FLOAT64);
    double[] t = SpiralData.times();
    LineChart time =
        new LineChart(
            "",
            Axis.of("t"),
            Axis.of("y1"),
            List.of(
                Series.of("true", t, coordinate(truth, 0)).asDashed(),
                Series.of("model", t, coordinate(fit, 0))),
            List.of());
    LineChart plane =
        new LineChart(
            "",
            Axis.of("y1"),
            Axis.of("y2"),
            List.of(
                Series.of("true", coordinate(truth, 0), coordinate(truth, 1)).asDashed(),
                Series.of("model", coordinate(fit, 0), coordinate(fit, 1))),
            List.of());
    String caption =
        String.format(
            Locale.ROOT, "Mean distance from the true spiral %.3g", data.meanDistance(fit));
    Figure figure = new Figure(WIDTH, HEIGHT, caption, 2, List.of(time, plane));
    Path png = stem.resolveSibling(stem.getFileName() + ".fit.png");
    Path svg = stem.resolveSibling(stem.getFileName() + ".fit.svg");
    Pictures.writePng(figure, DPI, png);
    Pictures.writeSvg(figure, svg);
    return List.of(png, svg);
  }

  private static double[] coordinate(Array states, int index) {
    return IntStream.range(0, SpiralData.TIMES)
        .mapToDouble(i -> states.get(i * SpiralData.DIMENSION + index))
        .toArray();
  }
}
