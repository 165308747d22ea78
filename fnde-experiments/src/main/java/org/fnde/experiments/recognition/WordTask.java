package org.fnde.experiments.recognition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.experiments.ModelText;
import org.fnde.experiments.Recognition;
import org.fnde.experiments.Solving;
import org.fnde.experiments.Split;
import org.fnde.experiments.Task;
import org.fnde.experiments.Workbench;
import org.fnde.experiments.results.Classification;
import org.fnde.experiments.results.DataFacts;
import org.fnde.experiments.series.PreparedSeries;
import org.fnde.graph.DType;
import org.fnde.models.Classifier;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;
import org.fnde.paths.Control;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;

/**
 * A Neural CDE driven by the coefficients of words. Controls are made batch by batch, so that the
 * series are in memory once.
 *
 * @param data the series
 * @param network the model and its control
 * @param facts the data in figures
 * @param classification classes and baseline
 * @param workbench what it uses
 */
record WordTask(
    PreparedSeries data,
    WordNetwork network,
    DataFacts facts,
    Classification classification,
    Workbench workbench)
    implements Task, Recognition {

  @Override
  public String model() {
    return "Neural CDE, " + ModelText.of(layout());
  }

  @Override
  public ParameterLayout layout() {
    return network.model().parameters();
  }

  @Override
  public int size(Split split) {
    return indices(split).length;
  }

  private int[] indices(Split split) {
    return switch (split) {
      case TRAIN -> data.split().train();
      case VALIDATION -> data.split().validation();
      case TEST -> data.split().test();
    };
  }

  private int[] indices(Split split, int[] examples) {
    int[] all = indices(split);
    int[] chosen = new int[examples.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = all[examples[i]];
    }
    return chosen;
  }

  @Override
  public Objective objective(Solving solving) {
    return classifier(solving).objective(workbench.backend());
  }

  private Classifier classifier(Solving solving) {
    Control example = control(Split.TRAIN, new int[] {0}, solving.dtype());
    Solve solve =
        Solve.of(network.model().term())
            .providers(workbench.providers())
            .cancelledBy(workbench.cancelled());
    return network.classifier(solving.on(solve), example);
  }

  private Control control(Split split, int[] examples, DType dtype) {
    return network.control(data.batch(indices(split, examples)).as(dtype));
  }

  @Override
  public Map<String, Array> inputs(Split split, int[] examples, DType dtype) {
    Map<String, Array> inputs = new HashMap<>(control(split, examples, dtype).inputs());
    inputs.put(Objective.TARGET, targets(labels(split, examples)));
    return inputs;
  }

  private static Array targets(int[] labels) {
    double[] values = new double[labels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = labels[i];
    }
    return Array.rows(values.length, values).as(DType.INT32);
  }

  /** Tighter ones take minutes: the field has a kink wherever a unit of its layers changes sign. */
  @Override
  public double tightTolerance() {
    return 1e-6;
  }

  @Override
  public Optional<DataFacts> dataFacts() {
    return Optional.of(facts);
  }

  @Override
  public Optional<Recognition> recognition() {
    return Optional.of(this);
  }

  @Override
  public SequencedMap<String, String> inference() {
    SequencedMap<String, String> texts = network.metadata();
    texts.putAll(WordModel.metadata(data.classes(), data.normalisation()));
    return texts;
  }

  @Override
  public int[] labels(Split split, int[] examples) {
    return data.labels(indices(split, examples));
  }

  @Override
  public int[] predict(Solving solving, Parameters weights, Split split, List<int[]> batches) {
    int count = batches.stream().mapToInt(batch -> batch.length).sum();
    int[] predicted = new int[count];
    int at = 0;
    try (Node node = classifier(solving).predictor(workbench.backend())) {
      for (int[] batch : batches) {
        Map<String, Array> inputs = new HashMap<>(weights.toArrays());
        inputs.putAll(control(split, batch, weights.dtype()).inputs());
        try (Evaluation evaluation = node.evaluate(inputs)) {
          double[] logits = evaluation.values().get(Classifier.LOGITS).toDoubles();
          int classes = logits.length / batch.length;
          for (int row = 0; row < batch.length; row++) {
            predicted[at++] = Scores.largest(logits, row * classes, classes);
          }
        }
      }
    }
    return predicted;
  }
}
