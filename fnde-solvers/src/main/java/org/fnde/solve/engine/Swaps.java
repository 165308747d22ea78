package org.fnde.solve.engine;

import java.util.List;
import java.util.function.Function;
import org.fnde.backend.Buffer;
import org.fnde.equation.Component;

/** Pairs of buffers that exchange their contents when a step is accepted. */
final class Swaps {
  private final Buffer[] some;
  private final Buffer[] others;

  private Swaps(Buffer[] some, Buffer[] others) {
    this.some = some;
    this.others = others;
  }

  static Swaps of(
      Memory memory,
      List<Component> components,
      Function<String, String> name,
      Function<String, String> other) {
    return new Swaps(buffers(memory, components, name), buffers(memory, components, other));
  }

  private static Buffer[] buffers(
      Memory memory, List<Component> components, Function<String, String> name) {
    return components.stream()
        .map(c -> memory.buffer(name.apply(c.name()), Storage.type(c.type())))
        .toArray(Buffer[]::new);
  }

  void swap() {
    for (int i = 0; i < some.length; i++) {
      some[i].swap(others[i]);
    }
  }
}
