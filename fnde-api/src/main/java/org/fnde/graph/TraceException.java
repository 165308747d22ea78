package org.fnde.graph;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

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

  /** Traces an operation whose dimensions are checked on the way. */
  static Expr checked(String operation, List<Expr> operands, Supplier<Expr> trace) {
    try {
      return trace.get();
    } catch (TraceException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw of(operation, operands.stream().map(Expr::type).toList(), e);
    }
  }

  private static String userLine() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .filter(f -> !isNotTheCallers(f.getClassName()))
                .findFirst()
                .map(f -> f.getFileName() + ":" + f.getLineNumber())
                .orElse("unknown line"));
  }

  private static boolean isNotTheCallers(String className) {
    return Stream.of("org.fnde.graph.", "org.fnde.spi.", "java.", "jdk.")
        .anyMatch(className::startsWith);
  }
}
