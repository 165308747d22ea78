package org.fnde.backend.opencl;

import org.fnde.backend.Array;
import org.fnde.backend.Buffer;
import org.fnde.backend.opencl.device.Memory;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;

/** An array on the device. */
final class OpenClBuffer implements Buffer {
  private final OpenClRun run;
  private final ArrayType type;
  private Memory memory;

  OpenClBuffer(OpenClRun run, ArrayType type, Memory memory) {
    this.run = run;
    this.type = type;
    this.memory = memory;
  }

  OpenClRun run() {
    return run;
  }

  Memory memory() {
    return memory;
  }

  @Override
  public ArrayType type() {
    return type;
  }

  private int rows() {
    return type.shape().hasRows() ? run.rows() : 1;
  }

  @Override
  public void write(Array values) {
    if (!values.type().equals(type) || values.rows() != rows()) {
      throw new IllegalArgumentException(
          "the buffer holds " + type + " of " + rows() + " rows, got " + values);
    }
    run.locked(() -> {
      Residents residents = run.backend().residents();
      residents
          .acquire(values, run.queue(), "a buffer of " + type)
          .ifPresentOrElse(
              kept -> {
                run.queue().copy(kept, memory);
                residents.release(values);
              },
              () -> run.queue().write(HostValues.of(values), memory));
    });
  }

  @Override
  public Array read() {
    Object[] values = {null};
    run.locked(() -> {
      values[0] = HostValues.allocate(type.dtype(), rows() * type.shape().size());
      run.queue().read(memory, values[0]);
    });
    return HostValues.array(values[0], type, rows());
  }

  @Override
  public void copyFrom(Buffer source) {
    OpenClBuffer other = alike(source);
    run.locked(() -> {
      if (other.memory != memory) {
        run.queue().copy(other.memory, memory);
      }
    });
  }

  @Override
  public void swap(Buffer other) {
    OpenClBuffer second = alike(other);
    run.resources().requireOpen();
    Memory mine = memory;
    memory = second.memory;
    second.memory = mine;
  }

  private OpenClBuffer alike(Buffer other) {
    if (!(other instanceof OpenClBuffer b) || b.run != run || !b.type.equals(type)) {
      throw new IllegalArgumentException(
          "needs a buffer of the same run and of " + type + ", got one of " + other.type());
    }
    return b;
  }

  /** Bytes of an array. */
  static long bytes(ArrayType type, int rows) {
    long elements = (long) type.shape().size() * (type.shape().hasRows() ? rows : 1);
    if (elements > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          type + " of " + rows + " rows: 2^31 elements or more; use a smaller batch");
    }
    DType dtype = type.dtype();
    return elements * dtype.bytes();
  }
}
