package org.fnde.testkit.reference;

import org.fnde.backend.Array;
import org.fnde.backend.Buffer;
import org.fnde.graph.ArrayType;

/** A buffer whose contents are a {@link Value}. */
final class ReferenceBuffer implements Buffer {
  private final ReferenceRun run;
  private Value value;

  ReferenceBuffer(ReferenceRun run, ArrayType type) {
    this.run = run;
    this.value = Value.zero(type, run.rows());
  }

  ReferenceRun run() {
    return run;
  }

  Value value() {
    return value;
  }

  /** The contents are replaced, never changed, so that they can be shared. */
  void set(Value newValue) {
    value = newValue;
  }

  @Override
  public ArrayType type() {
    return value.type();
  }

  @Override
  public void write(Array values) {
    run.checkOpen();
    if (!values.type().equals(type()) || values.rows() != value.rows()) {
      throw new IllegalArgumentException(
          "a buffer of " + type() + " and " + value.rows() + " rows cannot hold " + values);
    }
    value = Value.of(values);
  }

  @Override
  public Array read() {
    run.checkOpen();
    run.report();
    return value.toArray();
  }

  @Override
  public void copyFrom(Buffer source) {
    value = alike(source).value;
  }

  @Override
  public void swap(Buffer other) {
    ReferenceBuffer second = alike(other);
    Value mine = value;
    value = second.value;
    second.value = mine;
  }

  private ReferenceBuffer alike(Buffer other) {
    run.checkOpen();
    if (!(other instanceof ReferenceBuffer buffer) || buffer.run != run) {
      throw new IllegalArgumentException("the other buffer of " + other.type() + ": another run's");
    }
    if (!other.type().equals(type())) {
      throw new IllegalArgumentException("a buffer of " + type() + " and one of " + other.type());
    }
    return buffer;
  }
}
