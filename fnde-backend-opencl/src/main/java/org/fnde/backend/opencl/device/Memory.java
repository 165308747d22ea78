package org.fnde.backend.opencl.device;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_mem;

/** A part of a device's memory; released once, however often it is closed. */
public final class Memory implements AutoCloseable {
  private final Context context;
  private final cl_mem handle;
  private final Pointer pointer;
  private final long bytes;
  private final AtomicBoolean released = new AtomicBoolean();

  Memory(Context context, cl_mem handle, long bytes) {
    this.context = context;
    this.handle = handle;
    this.pointer = Pointer.to(handle);
    this.bytes = bytes;
  }

  cl_mem handle() {
    return handle;
  }

  /** As an argument of a kernel. */
  Pointer pointer() {
    return pointer;
  }

  /**
   * Its size.
   *
   * @return bytes
   */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      CL.clReleaseMemObject(handle);
      context.freed(bytes);
    }
  }
}
