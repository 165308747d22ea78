package org.fnde.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fnde.backend.Array;
import org.junit.jupiter.api.Test;

/** Closing a chain whose nodes fail to close. */
class ChainTest {
  private final List<String> closed = new ArrayList<>();

  /** Fails to close after it has noted that. */
  private record Failing(String name, List<String> closed) implements Node, Evaluation {
    @Override
    public Evaluation evaluate(Map<String, Array> inputs) {
      if (inputs.containsKey("refused by " + name)) {
        throw new IllegalArgumentException("refused by " + name);
      }
      return this;
    }

    @Override
    public Map<String, Array> values() {
      return Map.of(name, Array.of(new double[] {1}));
    }

    @Override
    public Map<String, Array> pullback(Map<String, Array> cotangents) {
      return Map.of();
    }

    @Override
    public Statistics forward() {
      return Statistics.NONE;
    }

    @Override
    public Statistics backward() {
      return Statistics.NONE;
    }

    @Override
    public void close() {
      closed.add(name);
      throw new IllegalStateException(name);
    }
  }

  private Chain chain() {
    Chain chain = Chain.empty();
    for (String name : List.of("a", "b", "c")) {
      chain = chain.then(new Failing(name, closed));
    }
    return chain;
  }

  private void closesAll(AutoCloseable closeable) {
    IllegalStateException e = assertThrows(IllegalStateException.class, closeable::close);
    assertEquals("a", e.getMessage());
    assertEquals(List.of("b", "c"), messages(e));
    assertEquals(List.of("a", "b", "c"), closed);
  }

  private static List<String> messages(Throwable e) {
    return List.of(e.getSuppressed()).stream().map(Throwable::getMessage).toList();
  }

  @Test
  void allNodesAreClosed() {
    closesAll(chain());
  }

  @Test
  void allEvaluationsAreClosed() {
    closesAll(chain().evaluate(Map.of()));
  }

  @Test
  void aFailedEvaluationClosesThoseBeforeAndStaysTheFirstFailure() {
    Map<String, Array> inputs = Map.of("refused by c", Array.of(new double[] {1}));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> chain().evaluate(inputs));
    assertEquals("refused by c", e.getMessage());
    assertEquals(List.of("a"), messages(e));
    assertEquals(List.of("a", "b"), closed);
  }
}
