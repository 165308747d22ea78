package org.fnde.backend.opencl.device;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_command_queue;

/** Commands in order. For one thread at a time. */
public final class Queue implements AutoCloseable {
  private static final Pointer ZERO = Pointer.to(new byte[1]);

  private final Context context;
  private final cl_command_queue handle;
  private final AtomicBoolean released = new AtomicBoolean();

  @SuppressWarnings("deprecation") // the call of OpenCL 1.2
  Queue(Context context) {
    this.context = context;
    this.handle = CL.clCreateCommandQueue(context.handle(), context.device().id(), 0, (int[]) null);
  }

  cl_command_queue handle() {
    return handle;
  }

  Context context() {
    return context;
  }

  /**
   * Fills memory with zeros, without waiting.
   *
   * @param target the memory
   */
  public void clear(Memory target) {
    checked(
        "clearing memory",
        () ->
            CL.clEnqueueFillBuffer(
                handle, target.handle(), ZERO, 1, 0, target.bytes(), 0, null, null));
  }

  /**
   * Copies memory, without waiting.
   *
   * @param source from
   * @param target to, at least as large
   */
  public void copy(Memory source, Memory target) {
    try {
      CL.clEnqueueCopyBuffer(
          handle, source.handle(), target.handle(), 0, 0, source.bytes(), 0, null, null);
    } catch (CLException e) {
      throw Failures.of("copying memory", context.device(), e);
    }
  }

  /**
   * Copies numbers to the device, and waits.
   *
   * @param source an array of float, double or int
   * @param target as long
   */
  public void write(Object source, Memory target) {
    checked(
        "writing to the device",
        () ->
            CL.clEnqueueWriteBuffer(
                handle,
                target.handle(),
                true,
                0,
                target.bytes(),
                HostArrays.pointer(source),
                0,
                null,
                null));
    context.written(target.bytes());
  }

  /**
   * Copies numbers from the device, and waits for all that was to be done before.
   *
   * @param source the memory
   * @param target an array of float, double or int, as long
   */
  public void read(Memory source, Object target) {
    read(source, HostArrays.pointer(target));
  }

  /**
   * The same for an array that is read into again and again.
   *
   * @param source the memory
   * @param target where to
   */
  void read(Memory source, Pointer target) {
    try {
      CL.clEnqueueReadBuffer(
          handle, source.handle(), true, 0, source.bytes(), target, 0, null, null);
    } catch (CLException e) {
      throw Failures.of("reading from the device", context.device(), e);
    }
    context.read(source.bytes());
  }

  private void checked(String what, Runnable action) {
    try {
      action.run();
    } catch (CLException e) {
      throw Failures.of(what, context.device(), e);
    }
  }

  /** Waits for all commands. */
  public void finish() {
    checked("finishing", () -> CL.clFinish(handle));
  }

  /** Waits for all commands, then releases the queue. */
  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      try {
        finish();
      } finally {
        CL.clReleaseCommandQueue(handle);
        context.queueClosed();
      }
    }
  }
}
