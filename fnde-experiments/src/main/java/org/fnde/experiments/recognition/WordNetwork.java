package org.fnde.experiments.recognition;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.experiments.speech.FeatureSettings;
import org.fnde.models.Classifier;
import org.fnde.models.NeuralCde;
import org.fnde.paths.Control;
import org.fnde.solve.Solve;
import org.fnde.spi.Interpolation;

/**
 * A Neural CDE with a linear control.
 *
 * @param size its size
 * @param knots how a solve meets the knots
 * @param features how a recording becomes a series
 * @param linear the interpolation
 * @param model the model
 */
record WordNetwork(
    ModelSize size, Knots knots, FeatureSettings features, Interpolation linear, NeuralCde model) {

  static WordNetwork of(
      ModelSize size, Knots knots, FeatureSettings features, int classes, Interpolation linear) {
    int channels = 1 + features.mfcc().coefficients();
    return new WordNetwork(size, knots, features, linear, size.model(channels, classes, linear));
  }

  /** The controls of series, {@code [rows, frames, channels]}. */
  Control control(Array values) {
    double[] times = IntStream.range(0, features.frames()).asDoubleStream().toArray();
    return Control.of(linear, Array.of(times, times.length), values);
  }

  /** The model with a solve from the first knot to the last of controls like one. */
  Classifier classifier(Solve solve, Control control) {
    Solve whole = solve.saveAt(control.start(), control.end());
    return new Classifier(
        model,
        knots.on(whole, control.innerKnots()),
        control.knots().type(),
        control.coefficients().type());
  }

  /** What {@link WordModel#read} reads back, beside classes and normalisation. */
  SequencedMap<String, String> metadata() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    texts.put(WordModel.HIDDEN, size.toString());
    texts.put(WordModel.KNOTS, knots.toString());
    texts.put(WordModel.FEATURES, FeatureText.of(features));
    return texts;
  }
}
