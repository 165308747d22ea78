package org.fnde.backend.opencl.device;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jocl.Pointer;

/**
 * Numbers of a step, brought to the device as arguments of a kernel, for which the host need not
 * wait. For one thread.
 */
public final class StepValues implements AutoCloseable {
  private final Queue queue;
  private final Memory memory;
  private final Kernel kernel;
  private final double[] sent;
  private final double[] value = new double[1];
  private final Pointer pointer = Pointer.to(value);
  private final long[] one = {1};
  private boolean any;

  /**
   * Makes room.
   *
   * @param queue where they are needed
   * @param count how many, at least 1
   */
  public StepValues(Queue queue, int count) {
    this.queue = queue;
    this.sent = new double[count];
    KernelText text = text(count);
    queue.context().kernels().compile("step values", List.of(text));
    this.memory = queue.context().allocate(8L * count, "step values");
    try {
      this.kernel = queue.context().kernels().kernel(text);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
    kernel.set(0, memory);
  }

  /**
   * The kernel that brings them.
   *
   * @param count how many, at least 1
   * @return its text
   */
  public static KernelText text(int count) {
    String parameters =
        IntStream.range(0, count)
            .mapToObj(i -> ", const double v" + i)
            .collect(Collectors.joining());
    String body =
        IntStream.range(0, count)
            .mapToObj(i -> " y[" + i + "] = v" + i + ";")
            .collect(Collectors.joining());
    return KernelText.of("(__global double* y" + parameters + ") {" + body + " }");
  }

  /**
   * Where they are.
   *
   * @return the memory, doubles
   */
  public Memory memory() {
    return memory;
  }

  /**
   * Sends them, unless they are those sent before.
   *
   * @param values at least as many as there is room for
   */
  public void send(double[] values) {
    if (any && Arrays.equals(values, 0, sent.length, sent, 0, sent.length)) {
      return;
    }
    for (int i = 0; i < sent.length; i++) {
      value[0] = values[i];
      kernel.set(i + 1, pointer);
      sent[i] = values[i];
    }
    kernel.enqueue(queue, one, one);
    any = true;
  }

  @Override
  public void close() {
    kernel.close();
    memory.close();
  }
}
