package org.fnde.backend;

import java.util.Map;
import org.fnde.graph.ArrayType;

/**
 * The memory of one solve: buffers, and scratch whose size does not depend on the number of steps.
 * For one thread at a time. Closing it releases everything; using it or what it gave afterwards
 * throws {@link IllegalStateException}.
 */
public interface Run extends AutoCloseable {

  /**
   * The number of rows of the batch.
   *
   * @return the number of rows
   */
  int rows();

  /**
   * Allocates a buffer, zero at first.
   *
   * @param type element type and shape
   * @return the buffer, owned by this run
   */
  Buffer buffer(ArrayType type);

  /**
   * Prepares to run a program on buffers, so that running it allocates nothing.
   *
   * @param binding the program and its bound inputs, of the same backend
   * @param buffers for every SEGMENT and STATE input that an output depends on, and for every
   *     output that is not a shared scalar, a buffer of this run and of its type, by name; an
   *     output's buffer must not be an input's. Values under other names are ignored.
   * @return the launch
   * @throws IllegalArgumentException if a buffer is missing, of another type, or both read and
   *     written
   */
  Launch prepare(Binding binding, Map<String, Buffer> buffers);

  @Override
  void close();
}
