package org.fnde.backend.opencl.exec;

import org.fnde.backend.opencl.device.Kernel;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.backend.opencl.device.Queue;

/** Something that is put into a queue again and again. For one thread. */
sealed interface Command {

  /** Puts it into a queue, without waiting. */
  void enqueue(Queue queue);

  /** Starts a kernel. */
  final class Start implements Command {
    private final Kernel kernel;
    private final long[] global;
    private final long[] local;
    private final int[] arguments;
    private final Slot[] slots;
    private final Memory[] set;

    /**
     * A kernel whose other arguments are set.
     *
     * @param first the argument that is the first slot; the others follow
     */
    Start(Kernel kernel, long[] global, long[] local, int first, Slot... slots) {
      this.kernel = kernel;
      this.global = global;
      this.local = local;
      this.slots = slots;
      this.set = new Memory[slots.length];
      this.arguments = new int[slots.length];
      for (int i = 0; i < slots.length; i++) {
        arguments[i] = first + i;
      }
    }

    @Override
    public void enqueue(Queue queue) {
      for (int i = 0; i < slots.length; i++) {
        Memory memory = slots[i].memory();
        if (memory != set[i]) {
          kernel.set(arguments[i], memory);
          set[i] = memory;
        }
      }
      kernel.enqueue(queue, global, local);
    }
  }

  /**
   * Copies memory.
   *
   * @param from the source
   * @param to the target
   */
  record Copy(Slot from, Slot to) implements Command {
    @Override
    public void enqueue(Queue queue) {
      queue.copy(from.memory(), to.memory());
    }
  }
}
