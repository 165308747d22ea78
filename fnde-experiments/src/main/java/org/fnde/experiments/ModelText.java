package org.fnde.experiments;

import java.util.List;
import java.util.stream.Collectors;
import org.fnde.models.Parameter;
import org.fnde.models.ParameterLayout;

/** The parameters of a model in words. */
public final class ModelText {
  private ModelText() {}

  /**
   * How many parameters, and every matrix with its inputs and outputs.
   *
   * @param layout the parameters
   * @return one line
   */
  public static String of(ParameterLayout layout) {
    return layout.size()
        + " parameters: "
        + layout.views().stream()
            .map(ParameterLayout.View::parameter)
            .filter(parameter -> parameter.dims().size() == 2)
            .map(ModelText::matrix)
            .collect(Collectors.joining(", "));
  }

  private static String matrix(Parameter parameter) {
    List<Integer> dims = parameter.dims();
    String name = parameter.name().replaceFirst("\\.weight$", "");
    return name + " " + dims.getLast() + "-" + dims.getFirst();
  }
}
