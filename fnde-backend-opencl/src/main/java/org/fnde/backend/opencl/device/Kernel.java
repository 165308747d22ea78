package org.fnde.backend.opencl.device;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;

/** A kernel with its arguments. For one thread at a time. */
public final class Kernel implements AutoCloseable {
  private final Context context;
  private final cl_kernel handle;
  private final AtomicBoolean released = new AtomicBoolean();

  Kernel(Context context, cl_kernel handle) {
    this.context = context;
    this.handle = handle;
    context.kernelCreated();
  }

  /**
   * Sets an argument that is memory.
   *
   * @param index the argument
   * @param memory its value
   */
  public void set(int index, Memory memory) {
    set(index, Sizeof.cl_mem, memory.pointer());
  }

  /**
   * Sets an argument that is a number.
   *
   * @param index the argument
   * @param value its value
   */
  public void set(int index, int value) {
    set(index, Sizeof.cl_int, Pointer.to(new int[] {value}));
  }

  /**
   * Sets an argument to what a pointer shows to now.
   *
   * @param index the argument
   * @param value where its value is, a double
   */
  void set(int index, Pointer value) {
    set(index, Sizeof.cl_double, value);
  }

  private void set(int index, int bytes, Pointer value) {
    try {
      CL.clSetKernelArg(handle, index, bytes, value);
    } catch (CLException e) {
      throw Failures.of("giving a kernel its arguments", context.device(), e);
    }
  }

  /**
   * Starts it, without waiting.
   *
   * @param queue where
   * @param global the numbers of work-items
   * @param local the work-group
   */
  public void enqueue(Queue queue, long[] global, long[] local) {
    try {
      CL.clEnqueueNDRangeKernel(
          queue.handle(), handle, global.length, null, global, local, 0, null, null);
    } catch (CLException e) {
      throw Failures.of("starting a kernel", context.device(), e);
    }
    context.launched();
  }

  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      CL.clReleaseKernel(handle);
      context.kernelClosed();
    }
  }
}
