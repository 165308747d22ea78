package org.fnde.tests.vectors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fnde.backend.Array;
import org.fnde.equation.TupleField;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;
import tools.jackson.databind.JsonNode;

/**
 * A problem of the reference files, traced and in plain Java.
 *
 * @param layout how the files write its state
 * @param names of the components
 * @param dims of one row of every component
 * @param parameters values of the field's inputs by name, shared by all rows
 * @param traced the field in array expressions
 * @param plain the field in plain Java
 */
record ReferenceProblem(
    Layout layout,
    List<String> names,
    List<List<Integer>> dims,
    Map<String, Array> parameters,
    TupleField traced,
    TupleField plain) {

  private static final List<String> TUPLE_RHS =
      List.of("p0*y0 - p1*y0*y1", "-p2*y1 + p3*y0*y1", "sin(t) - y2*y0");
  private static final List<List<String>> TUPLE_JAC_Y =
      List.of(
          List.of("p0 - p1*y1", "-p1*y0", "0"),
          List.of("p3*y1", "-p2 + p3*y0", "0"),
          List.of("-y2", "0", "-y0"));
  private static final List<List<String>> TUPLE_JAC_P =
      List.of(
          List.of("y0", "-y0*y1", "0", "0"),
          List.of("0", "0", "-y1", "y0*y1"),
          List.of("0", "0", "0", "0"));
  private static final List<String> TUPLE_DF_DT = List.of("0", "0", "cos(t)");

  static ReferenceProblem of(JsonNode json) {
    return switch (json.get("kind").stringValue()) {
      case "expr" -> formulas(json, Layout.SINGLE, List.of(List.of(json.get("rhs").size())));
      case "linear" -> linear(json);
      case "mlp" -> mlp(json);
      case "tuple" -> tuple(json);
      default -> throw new IllegalArgumentException("kind " + json.get("kind"));
    };
  }

  /** The same problem with every element of the state a component of its own. */
  static ReferenceProblem ofElements(JsonNode json) {
    return formulas(
        json, Layout.ELEMENTS, Collections.nCopies(json.get("rhs").size(), List.<Integer>of()));
  }

  private static ReferenceProblem formulas(
      JsonNode json, Layout layout, List<List<Integer>> components) {
    FormulaDynamics dynamics =
        new FormulaDynamics(
            list(json.get("rhs")),
            json.get("jac_y").valueStream().map(ReferenceProblem::list).toList(),
            json.get("jac_p").valueStream().map(ReferenceProblem::list).toList(),
            list(json.get("df_dt")));
    return of(layout, dynamics, components, parameter(json));
  }

  private static ReferenceProblem tuple(JsonNode json) {
    FormulaDynamics dynamics =
        new FormulaDynamics(
            parsed(TUPLE_RHS),
            TUPLE_JAC_Y.stream().map(ReferenceProblem::parsed).toList(),
            TUPLE_JAC_P.stream().map(ReferenceProblem::parsed).toList(),
            parsed(TUPLE_DF_DT));
    return of(Layout.TUPLE, dynamics, List.of(List.of(), List.of(2, 1)), parameter(json));
  }

  private static ReferenceProblem of(
      Layout layout,
      FormulaDynamics dynamics,
      List<List<Integer>> components,
      Map<String, Array> parameters) {
    TupleField traced = new FormulaField(dynamics.rhs(), components);
    return of(layout, components, parameters, traced, dynamics);
  }

  private static ReferenceProblem of(
      Layout layout,
      List<List<Integer>> components,
      Map<String, Array> parameters,
      TupleField traced,
      Dynamics dynamics) {
    List<String> names =
        components.size() == 1
            ? List.of("y")
            : IntStream.range(0, components.size()).mapToObj(i -> "y" + i).toList();
    List<PlainField.Parameter> declared = new ArrayList<>();
    parameters.forEach(
        (n, a) -> declared.add(new PlainField.Parameter(n, a.type().shape().dims())));
    TupleField plain = new PlainField(dynamics, components, declared);
    return new ReferenceProblem(layout, names, components, parameters, traced, plain);
  }

  private static ReferenceProblem linear(JsonNode json) {
    Map<String, Array> a = Map.of("A", array(json.get("A")));
    TupleField traced = (t, y, in) -> List.of(y.getFirst().matmul(in.get("A").transpose()));
    List<List<Integer>> components = List.of(List.of(json.get("A").size()));
    return of(Layout.SINGLE, components, a, traced, new LinearDynamics());
  }

  private static ReferenceProblem mlp(JsonNode json) {
    Map<String, Array> weights = new LinkedHashMap<>();
    for (int i = 0; i < 2; i++) {
      weights.put("W" + i, array(json.get("layers").get(i).get("W")));
      weights.put("b" + i, array(json.get("layers").get(i).get("b")));
    }
    TupleField traced =
        (t, y, in) -> {
          var hidden = y.getFirst().matmul(in.get("W0").transpose()).plus(in.get("b0")).tanh();
          return List.of(hidden.matmul(in.get("W1").transpose()).plus(in.get("b1")));
        };
    List<List<Integer>> components = List.of(weights.get("b1").type().shape().dims());
    return of(Layout.SINGLE, components, weights, traced, new MlpDynamics());
  }

  private static List<Formula> list(JsonNode formulas) {
    return formulas.valueStream().map(f -> Formula.parse(f.stringValue())).toList();
  }

  private static List<Formula> parsed(List<String> formulas) {
    return formulas.stream().map(Formula::parse).toList();
  }

  private static Map<String, Array> parameter(JsonNode json) {
    return json.get("params").isEmpty() ? Map.of() : Map.of("p", array(json.get("params")));
  }

  private static Array array(JsonNode json) {
    int[] dims = Json.dims(json).stream().mapToInt(Integer::intValue).toArray();
    return Array.of(Json.numbers(json), dims);
  }

  /** A value of a component, with as many rows as the numbers make. */
  Array value(int component, double[] numbers, DType dtype) {
    Shape shape = new Shape(true, dims.get(component));
    return Array.of(new ArrayType(dtype, shape), numbers.length / shape.size(), numbers);
  }

  /** The number of elements of one row of a component. */
  int size(int component) {
    return new Shape(false, dims.get(component)).size();
  }

  /** Values of a component over times, [rows, times, dims]. */
  Array series(int component, int rows, int times, double[] numbers) {
    List<Integer> all = new ArrayList<>(dims.get(component));
    all.addFirst(times);
    return Array.of(new ArrayType(DType.FLOAT64, new Shape(true, all)), rows, numbers);
  }

  /** The initial values of all components. */
  List<Array> initial(JsonNode y0, DType dtype) {
    return IntStream.range(0, names.size())
        .mapToObj(c -> value(c, Json.numbers(layout.initial(y0, c)), dtype))
        .toList();
  }

  /** The parameters in another element type. */
  Map<String, Array> parameters(DType dtype) {
    Map<String, Array> converted = new LinkedHashMap<>();
    parameters.forEach((n, a) -> converted.put(n, a.as(dtype)));
    return converted;
  }
}
