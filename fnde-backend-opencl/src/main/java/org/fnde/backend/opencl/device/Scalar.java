package org.fnde.backend.opencl.device;

import org.fnde.graph.DType;
import org.jocl.Pointer;

/** A number on the device that is read often. For one thread. */
public final class Scalar {
  private final Memory memory;
  private final Object array;
  private final Pointer pointer;

  /**
   * A number.
   *
   * @param memory where it is
   * @param dtype its type
   */
  public Scalar(Memory memory, DType dtype) {
    this.memory = memory;
    this.array =
        switch (dtype) {
          case FLOAT32 -> new float[1];
          case FLOAT64 -> new double[1];
          case INT32 -> new int[1];
        };
    this.pointer = HostArrays.pointer(array);
  }

  /**
   * Where it is.
   *
   * @return the memory
   */
  public Memory memory() {
    return memory;
  }

  /**
   * Reads it, and waits for what computes it.
   *
   * @param queue the queue of what computes it
   * @return its value
   */
  public double read(Queue queue) {
    queue.read(memory, pointer);
    return switch (array) {
      case float[] f -> f[0];
      case double[] d -> d[0];
      default -> ((int[]) array)[0];
    };
  }
}
