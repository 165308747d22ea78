package org.fnde.experiments;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.fnde.backend.Array;
import org.fnde.experiments.results.DataFacts;
import org.fnde.graph.DType;
import org.fnde.models.Objective;
import org.fnde.models.ParameterLayout;
import org.fnde.models.Parameters;

/** A model and its data, loaded: all that training needs to know of an experiment. */
public interface Task {

  /**
   * The model in words.
   *
   * @return one line or several
   */
  String model();

  /**
   * What is trained.
   *
   * @return the parameters
   */
  ParameterLayout layout();

  /**
   * How many examples there are.
   *
   * @param split a part of the data set
   * @return at least 1
   */
  int size(Split split);

  /**
   * The loss and its gradient.
   *
   * @param solving how to solve
   * @return the objective, which the caller closes
   */
  Objective objective(Solving solving);

  /**
   * The objective's inputs besides the parameters.
   *
   * @param split a part of the data set
   * @param examples which examples of it, in this order
   * @param dtype the element type of the objective
   * @return inputs by name, a row for every example
   */
  Map<String, Array> inputs(Split split, int[] examples, DType dtype);

  /**
   * At which tolerance a gradient in double precision is exact enough to compare others with.
   *
   * @return the relative and the absolute one
   */
  default double tightTolerance() {
    return 1e-9;
  }

  /**
   * The data in figures.
   *
   * @return what results are stored with; empty where there is nothing to say
   */
  default Optional<DataFacts> dataFacts() {
    return Optional.empty();
  }

  /**
   * The classes it tells apart.
   *
   * @return what there is to know of them; empty where there are none
   */
  default Optional<Recognition> recognition() {
    return Optional.empty();
  }

  /**
   * What the model needs to be used on other data, beside its weights.
   *
   * @return texts by name, stored with the weights
   */
  default SequencedMap<String, String> inference() {
    return new LinkedHashMap<>();
  }

  /**
   * Draws what a run has learnt.
   *
   * @param weights the weights that were kept
   * @param stem what the names of the files begin with, in a directory that exists
   * @return the files; none where there is nothing to draw
   * @throws ExperimentException if nothing can be drawn here, or a file cannot be written
   */
  default List<Path> draw(Parameters weights, Path stem) {
    return List.of();
  }
}
