package org.fnde.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymOdenTest {
  private static final SymOden MODEL = SymOden.published();

  @Test
  void parametersHaveTheNamesAndOrderOfThePublishedCode() {
    ParameterLayout layout = MODEL.parameters();
    assertEquals(509_108, layout.size());
    List<String> expected = new ArrayList<>();
    Map.of("func.M_net", 4, "func.V_net", 3, "func.g_net.mlp", 3).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(net -> {
          for (int i = 1; i <= net.getValue(); i++) {
            expected.add(net.getKey() + ".linear" + i + ".weight");
            expected.add(net.getKey() + ".linear" + i + ".bias");
          }
        });
    assertEquals(expected, layout.names());
    assertEquals(List.of(400, 4), layout.view("func.M_net.linear1.weight").parameter().dims());
    assertEquals(1_600, layout.view("func.M_net.linear1.bias").offset());
  }
}
