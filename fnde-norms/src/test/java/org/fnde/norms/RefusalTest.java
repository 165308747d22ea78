package org.fnde.norms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.spi.Norm;
import org.fnde.spi.Providers;
import org.fnde.spi.ScaledValue;
import org.junit.jupiter.api.Test;

class RefusalTest {
  private final Providers providers = Providers.load();
  private final ArrayType rows = new ArrayType(DType.FLOAT64, Shape.rows(2));

  @Test
  void allNormsAreFoundById() {
    List<String> ids = providers.all().get("norm").stream().map(p -> p.id()).toList();
    assertEquals(
        List.of(
            "acrobot-as-published",
            "l2",
            "max",
            "mixed",
            "mixed-joint",
            "rms",
            "seminorm",
            "seminorm-joint",
            "seminorm-torchdiffeq"),
        ids);
  }

  @Test
  void theSeminormsRefuseAStateOfQuadraturesAlone() {
    Component quadrature = new Component("cost", rows, Role.QUADRATURE, Optional.empty());
    for (String id : List.of("seminorm", "seminorm-joint", "seminorm-torchdiffeq")) {
      var e =
          assertThrows(IllegalArgumentException.class, () -> trace(providers.norm(id), quadrature));
      assertTrue(e.getMessage().contains("'" + id + "'") && e.getMessage().contains("cost"));
    }
  }

  @Test
  void acrobotAsPublishedRefusesWhatItIsNotFor() {
    Norm norm = providers.norm("acrobot-as-published");
    Component time =
        new Component("adj t", ArrayType.scalar(), Role.QUADRATURE, Optional.of(Component.TIME));
    Component y = Component.state("y", rows);
    Component adjoint = new Component("adj y", rows, Role.ADJOINT, Optional.of("y"));
    Component data = new Component("adj x", rows, Role.QUADRATURE, Optional.of("x"));
    assertThrows(IllegalArgumentException.class, () -> trace(norm, y));
    assertThrows(IllegalArgumentException.class, () -> trace(norm, time, y, y, adjoint, adjoint));
    assertThrows(IllegalArgumentException.class, () -> trace(norm, time, y, adjoint, data));
    assertEquals(ArrayType.scalar(), trace(norm, time, y, adjoint).type());
  }

  @Test
  void theFactorIsChecked() {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> providers.norm("acrobot-as-published:factor=0"));
    assertTrue(e.getMessage().contains("factor must be at least 1, got 0"), e.getMessage());
  }

  private static Expr trace(Norm norm, Component... components) {
    ProgramBuilder builder = Program.builder("norm");
    List<ScaledValue> values = new ArrayList<>();
    for (Component c : components) {
      Expr value = builder.input("x" + values.size(), c.type(), Lifetime.STATE);
      values.add(ScaledValue.ofBatch(c, value));
    }
    return norm.of(values);
  }
}
