package org.fnde.backend;

import java.util.Collection;
import org.fnde.graph.Program;

/**
 * Runs array programs on some device. Thread-safe. Closing it closes what it owns: threads,
 * contexts, compiled programs.
 */
public interface Backend extends AutoCloseable {

  /**
   * The id of its provider.
   *
   * @return the id
   */
  String id();

  /**
   * Compiles a program; equal programs are compiled once.
   *
   * @param program the program
   * @return the executable, immutable and thread-safe
   * @throws BackendException if the program cannot run here; the message names the operation
   */
  Executable compile(Program program);

  /**
   * Opens the memory of one solve. The caller closes it.
   *
   * @param rows the number of rows of the batch, at least 1
   * @return the memory, for one thread at a time
   * @throws IllegalArgumentException if {@code rows} is less than 1
   */
  Run open(int rows);

  /**
   * Says that several bindings and buffers are about to be given the same arrays. A backend with
   * memory of its own copies each of them there once, when it is first used; others need do
   * nothing.
   *
   * @param arrays distinguished by identity, not by contents
   * @return what the caller closes when the last of them has been given
   */
  default Residence keep(Collection<Array> arrays) {
    return () -> {};
  }

  @Override
  void close();
}
