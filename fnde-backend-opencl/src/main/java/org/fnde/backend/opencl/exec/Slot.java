package org.fnde.backend.opencl.exec;

import java.util.function.Supplier;
import org.fnde.backend.opencl.device.Memory;

/** Memory that commands use, and that a caller may exchange between two runs of them. */
final class Slot {
  private final Supplier<Memory> source;
  private Memory memory;

  private Slot(Supplier<Memory> source) {
    this.source = source;
    this.memory = source.get();
  }

  static Slot of(Supplier<Memory> source) {
    return new Slot(source);
  }

  static Slot fixed(Memory memory) {
    return new Slot(() -> memory);
  }

  Memory memory() {
    return memory;
  }

  /** Takes over what the caller has exchanged since. */
  void resolve() {
    memory = source.get();
  }
}
