package org.fnde.experiments.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void numbersStandToTheRightAndTextToTheLeft() {
    TextTable table =
        TextTable.of("name", "count").row("a", "1").row("long one", "-").row("b", "1.5e-03");
    assertEquals(
        List.of(
            "name        count",
            "--------  -------",
            "a               1",
            "long one        -",
            "b         1.5e-03"),
        table.lines());
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TextTable.of("a", "b").row("1"));
  }
}
