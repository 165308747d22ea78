package org.fnde.experiments.command;

import com.google.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fnde.experiments.ExperimentException;
import org.fnde.experiments.analysis.Comparison;
import org.fnde.experiments.analysis.Illustration;
import org.fnde.experiments.analysis.Runs;
import org.fnde.experiments.plot.Drawing;
import org.fnde.experiments.plot.Pictures;

/** Draws a picture for every experiment of a directory of results. */
final class PictureOutput {
  private final Console console;

  @Inject
  PictureOutput(Console console) {
    this.console = console;
  }

  /**
   * Writes the pictures and prints where they are. What is left out is named on the error stream.
   *
   * @param from results
   * @param out where to; empty for beside the results
   * @param draw what to draw; an experiment for which it fails is left out if others have a picture
   * @throws ExperimentException if there is no picture, or one cannot be written
   */
  void write(Path from, Optional<Path> out, Function<Comparison, Illustration> draw) {
    Drawing.require();
    Runs runs = Runs.below(from);
    runs.skipped().forEach(skipped -> note(skipped.line()));
    List<Illustration> pictures = new ArrayList<>();
    List<ExperimentException> failures = new ArrayList<>();
    for (Comparison comparison : Comparison.of(runs.orThrow(from))) {
      try {
        pictures.add(draw.apply(comparison));
      } catch (ExperimentException e) {
        failures.add(e);
      }
    }
    if (pictures.isEmpty()) {
      throw new ExperimentException(
          String.join("; ", failures.stream().map(Throwable::getMessage).toList()));
    }
    failures.forEach(failure -> note("skipped " + failure.getMessage()));
    pictures.stream().map(Illustration::notes).flatMap(List::stream).forEach(this::note);
    Path directory = out.orElseGet(() -> beside(from));
    Pictures.requireDirectory(directory);
    pictures.stream()
        .flatMap(picture -> picture.write(directory).stream())
        .forEach(console.out()::println);
  }

  private static Path beside(Path from) {
    if (from.toFile().isDirectory()) {
      return from;
    }
    return Stream.ofNullable(from.getParent()).findFirst().orElse(Path.of(""));
  }

  private void note(String text) {
    console.err().println("fnde: " + text);
  }
}
