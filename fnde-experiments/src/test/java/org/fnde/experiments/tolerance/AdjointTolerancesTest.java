package org.fnde.experiments.tolerance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.fnde.backend.Array;
import org.fnde.equation.Role;
import org.fnde.equation.VectorField;
import org.fnde.experiments.UsageException;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Evaluation;
import org.fnde.solve.Node;
import org.fnde.solve.Solve;
import org.fnde.solve.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjointTolerancesTest {
  private static AdjointTolerances parse(String rtol, String atol) {
    return AdjointTolerances.parse(
        Optional.of(rtol).filter(t -> !t.isEmpty()), Optional.of(atol).filter(t -> !t.isEmpty()));
  }

  private static Statistics backward(Backsolve adjoint) {
    VectorField field = (t, y, in) -> y.cube().times(in.get("w"));
    Solve solve =
        Solve.of(field).tolerances(1e-4, 1e-6).adjoint(adjoint).recordSteps(true).saveAt(0, 1);
    Map<String, Array> inputs =
        Map.of(
            "y", Array.rows(1, new double[] {1, 2}, 2),
            "w", Array.of(new double[] {-1, -0.5}, 2));
    try (Node node = solve.node();
        Evaluation e = node.evaluate(inputs)) {
      e.pullback(Map.of("y", Array.rows(1, new double[] {0, 0, 0.5, 3}, 2, 2)));
      return e.backward();
    }
  }

  @Test
  void partsAreTheRolesOfTheAdjoint() {
    Backsolve mixed = Backsolve.norm("mixed");
    Statistics byPart =
        backward(parse("y=1e-3,adj=1e-8,params=1e-5", "adj=1e-9,params=1e-7").apply(mixed));
    Statistics byRole =
        backward(
            mixed
                .tolerances(Role.STATE, 1e-3, 1e-6)
                .tolerances(Role.ADJOINT, 1e-8, 1e-9)
                .tolerances(Role.QUADRATURE, 1e-5, 1e-7));
    assertEquals(byRole, byPart);
    assertEquals(backward(mixed.tolerances(1e-7, 1e-6)), backward(parse("1e-7", "").apply(mixed)));
    assertEquals(
        backward(mixed.atolOfCotangent(1e-8)), backward(parse("", "relative:1e-8").apply(mixed)));
    assertEquals(backward(mixed), backward(AdjointTolerances.none().apply(mixed)));
    assertNotEquals(backward(mixed), byPart);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "1e-8|''|rtol 1e-8",
        "0.00000001|''|rtol 1e-8",
        "y=1e-8,params=1E-8,adj=1e-08|''|rtol 1e-8",
        "params=2.5e-10,y=1e-4|''|rtol y=1e-4,params=2.5e-10",
        "''|relative:1e-3|atol relative:1e-3",
        "''|params=relative:.001,adj=relative:1e-3|atol relative:1e-3",
        "1e-4|y=1,adj=relative:1e-3|rtol 1e-4, atol y=1,adj=relative:1e-3",
        "adj=0|1e-10|rtol adj=0, atol 1e-10",
        "''|''|as forward"
      })
  void equalTolerancesHaveOneText(String rtol, String atol, String text) {
    AdjointTolerances tolerances = parse(rtol, atol);
    assertEquals(text, tolerances.text());
    var arguments = tolerances.arguments();
    int from = arguments.indexOf(AdjointTolerances.RTOL_OPTION);
    int at = arguments.indexOf(AdjointTolerances.ATOL_OPTION);
    String again = from < 0 ? "" : arguments.get(from + 1);
    assertEquals(tolerances, parse(again, at < 0 ? "" : arguments.get(at + 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abc|1e-3|--adjoint-rtol abc|'abc' is not a finite number|1e-8, or y=1e-4",
        "-1|1e-3|--adjoint-rtol -1|at least 0|as 1e-8",
        "1e999|1e-3|--adjoint-rtol 1e999|finite|as 1e-8",
        "NaN|1e-3|--adjoint-rtol NaN|finite|as 1e-8",
        "z=1e-3|1e-3|--adjoint-rtol z=1e-3|no part 'z'|params",
        "y=1,1e-3|1e-3|--adjoint-rtol y=1,1e-3|'1e-3' has no part|part=value",
        "y=1,|1e-3|--adjoint-rtol y=1,|'' has no part|part=value",
        "adj=|1e-3|--adjoint-rtol adj=|''|adj=1e-10",
        "adj=1,adj=2|1e-3|--adjoint-rtol adj=1,adj=2|'adj' is given twice|leave one out",
        "relative:1|1e-3|--adjoint-rtol relative:1|'relative:1'|as 1e-8",
        "1e-3|relative:|--adjoint-atol relative:|''|relative:1e-3",
        "1e-3|relative:0|--adjoint-atol relative:0|above 0|relative:1e-3",
        "1e-3|y=relative:1|--adjoint-atol y=relative:1|does not scale|y=1e-4",
        "1e-3|1e-3*dLdy|--adjoint-atol 1e-3*dLdy|'1e-3*dLdy'|relative:1e-3",
        "y=0|0|--adjoint-rtol y=0 --adjoint-atol 0|both are 0 for y|above 0"
      })
  void whatDoesNotFitIsNamed(String rtol, String atol, String option, String why, String fix) {
    String message = assertThrows(UsageException.class, () -> parse(rtol, atol)).getMessage();
    assertTrue(message.startsWith(option + ": "), message);
    assertTrue(message.contains(why) && message.contains(fix), message);
    assertEquals(1, message.lines().count());
  }
}
