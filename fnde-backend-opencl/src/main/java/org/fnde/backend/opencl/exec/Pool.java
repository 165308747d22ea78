package org.fnde.backend.opencl.exec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.fnde.backend.opencl.device.Context;
import org.fnde.backend.opencl.device.Memory;

/** Memory for what is needed for a while. A queue runs in order, so it can be used again. */
final class Pool {
  private final Context context;
  private final Resources resources;
  private final String owner;
  private final Map<Long, Deque<Memory>> free = new HashMap<>();

  Pool(Context context, Resources resources, String owner) {
    this.context = context;
    this.resources = resources;
    this.owner = owner;
  }

  Memory take(long bytes) {
    Deque<Memory> fitting = free.getOrDefault(bytes, new ArrayDeque<>());
    return fitting.isEmpty()
        ? resources.add(context.allocate(bytes, "scratch of program " + owner))
        : fitting.pop();
  }

  void giveBack(Memory memory) {
    free.computeIfAbsent(memory.bytes(), b -> new ArrayDeque<>()).push(memory);
  }
}
