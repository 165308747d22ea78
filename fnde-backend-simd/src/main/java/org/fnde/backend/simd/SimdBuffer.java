package org.fnde.backend.simd;

import org.fnde.backend.Array;
import org.fnde.backend.Buffer;
import org.fnde.backend.simd.exec.Storage;
import org.fnde.graph.ArrayType;

/** An array of a run, feature by feature. */
final class SimdBuffer implements Buffer {
  private final SimdRun run;
  private final ArrayType type;
  private Object array;

  SimdBuffer(SimdRun run, ArrayType type) {
    this.run = run;
    this.type = type;
    this.array = Storage.allocate(type, run.rows());
  }

  Object array() {
    return array;
  }

  /** Puts another array in place of the contents. */
  Object exchange(Object other) {
    Object mine = array;
    array = other;
    return mine;
  }

  SimdRun run() {
    return run;
  }

  @Override
  public ArrayType type() {
    return type;
  }

  @Override
  public void write(Array values) {
    run.requireOpen();
    int rows = type.shape().hasRows() ? run.rows() : 1;
    if (!values.type().equals(type) || values.rows() != rows) {
      throw new IllegalArgumentException(
          "a buffer of " + type + " and " + rows + " rows cannot take " + values);
    }
    Storage.write(values, array);
  }

  @Override
  public Array read() {
    run.requireOpen();
    return Storage.read(type, run.rows(), array);
  }

  @Override
  public void copyFrom(Buffer source) {
    Object from = matching(source).array;
    System.arraycopy(from, 0, array, 0, java.lang.reflect.Array.getLength(array));
  }

  @Override
  public void swap(Buffer other) {
    SimdBuffer o = matching(other);
    Object mine = array;
    array = o.array;
    o.array = mine;
  }

  private SimdBuffer matching(Buffer other) {
    run.requireOpen();
    if (!(other instanceof SimdBuffer b) || b.run != run || !b.type.equals(type)) {
      throw new IllegalArgumentException(
          "need a buffer of the same run and of " + type + ", got one of " + other.type());
    }
    return b;
  }
}
