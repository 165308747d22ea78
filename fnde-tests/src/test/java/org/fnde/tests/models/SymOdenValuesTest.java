package org.fnde.tests.models;

import static org.fnde.tests.models.Gradients.assertClose;
import static org.fnde.tests.models.Gradients.assertSummary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.models.Mlp;
import org.fnde.models.Parameters;
import org.fnde.models.SymOden;
import org.fnde.models.checkpoint.Tensor;
import org.fnde.testkit.ProgramEvaluator;
import org.fnde.tests.opencl.Devices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and VJPs against PyTorch's for the same weights and states. */
class SymOdenValuesTest {
  private static final SymOden MODEL = SymOden.published();
  private static final Map<String, Tensor> VECTORS =
      SymOdenFiles.tensors("vectors.safetensors").tensors();

  @ParameterizedTest
  @CsvSource({
    "reference, FLOAT64, 1",
    "reference, FLOAT32, 1",
    "reference, FLOAT64, 57",
    "simd, FLOAT64, 1",
    "simd, FLOAT64, 57",
    "simd, FLOAT64, 256",
    "simd, FLOAT32, 1",
    "simd, FLOAT32, 57",
    "simd, FLOAT32, 256",
    "opencl, FLOAT64, 57",
    "opencl, FLOAT32, 57",
    "opencl, FLOAT32, 256"
  })
  void fieldAndVjpAreThoseOfPyTorch(String backendId, DType dtype, int rows) {
    double tolerance = dtype == DType.FLOAT64 ? 1e-10 : 1e-5;
    Parameters weights = SymOdenFiles.weights(dtype);
    Map<String, Array> inputs = new LinkedHashMap<>(weights.toArrays());
    inputs.put("t", Array.of(new double[1]));
    inputs.put("y", rows("y", rows, dtype));
    inputs.put("cotangent", rows("cotangent", rows, dtype));
    Map<String, Array> results = evaluate(backendId, augmented(dtype), inputs);

    assertClose(reference("f", rows), results.get("f").toDoubles(), tolerance, "f");
    assertClose(reference("vjp.y", rows), results.get("vjp.y").toDoubles(), tolerance, "vjp.y");
    double[] summary = reference("summary", rows);
    List<String> names = MODEL.parameters().names();
    for (int i = 0; i < names.size(); i++) {
      double[] g = results.get("vjp." + names.get(i)).toDoubles();
      assertSummary(Arrays.copyOfRange(summary, 3 * i, 3 * i + 3), g, tolerance, names.get(i));
      if (g.length <= 2_000) {
        assertClose(reference("vjp." + names.get(i), rows), g, tolerance, names.get(i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "M_net, func.M_net, 4-400-400-400-3",
    "V_net, func.V_net, 4-300-300-1",
    "g_net, func.g_net.mlp, 4-300-300-4"
  })
  void networksAreThoseOfPyTorch(String values, String name, String sizes) {
    List<Integer> layers = Arrays.stream(sizes.split("-")).map(Integer::valueOf).toList();
    Mlp net = Mlp.of(name, layers, Expr::softplus);
    ProgramBuilder builder = Program.builder(name);
    Expr y = builder.input("y", state(DType.FLOAT64), Lifetime.STATE);
    Map<String, Expr> parameters = parameters(builder, DType.FLOAT64);
    Expr value = net.apply(y.slice(-1, 0, 4), parameters::get);
    Program program = builder.output(Group.ATTEMPT, "value", value).build();
    Map<String, Array> inputs = new LinkedHashMap<>(SymOdenFiles.weights(DType.FLOAT64).toArrays());
    inputs.put("y", rows("y", 57, DType.FLOAT64));
    double[] actual = evaluate("reference", program, inputs).get("value").toDoubles();
    assertClose(reference(values, 57), actual, 1e-12, name);
  }

  private static Map<String, Array> evaluate(
      String backendId, Program program, Map<String, Array> inputs) {
    try (Backend backend = Devices.backend(backendId)) {
      return new ProgramEvaluator(backend).evaluate(program, inputs);
    }
  }

  private static double[] reference(String name, int rows) {
    return VECTORS.get("b" + rows + "." + name).toArray().toDoubles();
  }

  private static Array rows(String name, int rows, DType dtype) {
    return VECTORS.get("b" + rows + "." + name).toRows().as(dtype);
  }

  private static ArrayType state(DType dtype) {
    return new ArrayType(dtype, Shape.rows(SymOden.STATE));
  }

  private static Map<String, Expr> parameters(ProgramBuilder builder, DType dtype) {
    Map<String, Expr> inputs = new LinkedHashMap<>();
    MODEL
        .parameters()
        .types(dtype)
        .forEach((name, type) -> inputs.put(name, builder.input(name, type, Lifetime.BOUND)));
    return inputs;
  }

  private static Program augmented(DType dtype) {
    ProgramBuilder builder = Program.builder("augmented");
    Expr t = builder.input("t", ArrayType.scalar(), Lifetime.STEP).cast(dtype);
    Expr y = builder.input("y", state(dtype), Lifetime.STATE);
    Expr cotangent = builder.input("cotangent", state(dtype), Lifetime.STATE);
    Map<String, Expr> parameters = parameters(builder, dtype);
    Expr f = MODEL.derivative(t, y, parameters::get);
    builder.output(Group.ATTEMPT, "f", f);
    List<String> names = new ArrayList<>(parameters.keySet());
    List<Expr> variables = new ArrayList<>(parameters.values());
    names.addFirst("y");
    variables.addFirst(y);
    List<Expr> gradients = Differentiation.vjp(List.of(f), List.of(cotangent), variables);
    for (int i = 0; i < names.size(); i++) {
      builder.output(Group.COMMIT, "vjp." + names.get(i), gradients.get(i));
    }
    return builder.build();
  }
}
