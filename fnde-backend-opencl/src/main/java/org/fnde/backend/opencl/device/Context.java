package org.fnde.backend.opencl.device;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.fnde.backend.BackendException;
import org.fnde.backend.opencl.inspect.Counters;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_mem;

/** A device in use: its memory, its queues and its counts. Thread-safe. */
public final class Context implements AutoCloseable {
  private final Device device;
  private final cl_context handle;
  private final KernelCache kernels;
  private final AtomicBoolean released = new AtomicBoolean();
  private final AtomicLong liveBytes = new AtomicLong();
  private final AtomicLong liveQueues = new AtomicLong();
  private final AtomicLong liveKernels = new AtomicLong();
  private final LongAdder launches = new LongAdder();
  private final LongAdder bytesRead = new LongAdder();
  private final LongAdder bytesWritten = new LongAdder();
  private final LongAdder waits = new LongAdder();

  /**
   * Takes a device into use.
   *
   * @param device the device
   * @throws BackendException if the driver refuses
   */
  public Context(Device device) {
    this.device = device;
    cl_context_properties properties = new cl_context_properties();
    properties.addProperty(CL.CL_CONTEXT_PLATFORM, device.platform());
    try {
      this.handle =
          CL.clCreateContext(properties, 1, new cl_device_id[] {device.id()}, null, null, null);
    } catch (CLException e) {
      throw Failures.of("no context", device, e);
    }
    this.kernels = new KernelCache(this);
  }

  /**
   * The device.
   *
   * @return what is known of it
   */
  public Device device() {
    return device;
  }

  /**
   * What was compiled.
   *
   * @return the cache of kernels
   */
  public KernelCache kernels() {
    return kernels;
  }

  cl_context handle() {
    return handle;
  }

  /**
   * A queue of commands that run one after the other.
   *
   * @return the queue, which the caller closes
   */
  public Queue queue() {
    try {
      Queue queue = new Queue(this);
      liveQueues.incrementAndGet();
      return queue;
    } catch (CLException e) {
      throw Failures.of("no queue", device, e);
    }
  }

  /**
   * Allocates memory, whose contents are undefined.
   *
   * @param bytes how much
   * @param what what messages say it is for
   * @return the memory, which the caller closes
   * @throws BackendException if there is not enough
   */
  public Memory allocate(long bytes, String what) {
    long before = liveBytes.getAndAdd(bytes);
    try {
      if (bytes > device.largestBuffer() || before + bytes > device.memory()) {
        throw shortage(bytes, before, what);
      }
      cl_mem mem = CL.clCreateBuffer(handle, CL.CL_MEM_READ_WRITE, Math.max(1, bytes), null, null);
      return new Memory(this, mem, bytes);
    } catch (CLException e) {
      liveBytes.addAndGet(-bytes);
      throw Failures.of(what + " of " + bytes + " bytes", device, e);
    } catch (BackendException e) {
      liveBytes.addAndGet(-bytes);
      throw e;
    }
  }

  private BackendException shortage(long bytes, long before, String what) {
    return new BackendException(
        "out of memory on %s: %s needs %d bytes, %d of %d are in use, a buffer has at most %d; use a smaller batch or another device"
            .formatted(
                device.name(), what, bytes, before, device.memory(), device.largestBuffer()));
  }

  void freed(long bytes) {
    liveBytes.addAndGet(-bytes);
  }

  void queueClosed() {
    liveQueues.decrementAndGet();
  }

  void kernelCreated() {
    liveKernels.incrementAndGet();
  }

  void kernelClosed() {
    liveKernels.decrementAndGet();
  }

  void launched() {
    launches.increment();
  }

  void read(long bytes) {
    bytesRead.add(bytes);
    waits.increment();
  }

  void written(long bytes) {
    bytesWritten.add(bytes);
    waits.increment();
  }

  /**
   * The counts up to now.
   *
   * @return the counts
   */
  public Counters counters() {
    return new Counters(
        launches.sum(),
        bytesRead.sum(),
        bytesWritten.sum(),
        waits.sum(),
        liveBytes.get(),
        liveQueues.get(),
        liveKernels.get());
  }

  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      kernels.close();
      CL.clReleaseContext(handle);
      device.release();
    }
  }
}
