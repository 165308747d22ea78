package org.fnde.graph;

import java.util.List;

/**
 * An operation that cannot be traced: the message names the operation, the types of its operands,
 * the reason and the line of the caller's code.
 */
public final class TraceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private TraceException(String message, Throwable cause) {
    super(message, cause);
  }

  static TraceException of(String operation, List<ArrayType> operands, RuntimeException cause) {
    return new TraceException(
        operation + " of " + operands + ": " + cause.getMessage() + " (at " + userLine() + ")",
        cause);
  }

  private static String userLine() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(f -> !f.getClassName().startsWith("org.fnde.graph."))
                .findFirst()
                .map(f -> f.getFileName() + ":" + f.getLineNumber())
                .orElse("unknown line"));
  }
}
