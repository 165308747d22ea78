package org.fnde.graph;

import java.util.List;
import java.util.function.Supplier;

/**
 * An operation that cannot be traced: the message names the operation, the types of its operands,
 * the reason and the line of the caller's code.
 */
public final class TraceException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final List<String> NOT_THE_CALLERS =
      List.of(
          "org.fnde.graph.",
          "org.fnde.equation.",
          "org.fnde.spi.",
          "org.fnde.norms.",
          "org.fnde.models.",
          "org.fnde.solve.",
          "java.",
          "jdk.");

  private TraceException(String message, Throwable cause) {
    super(message + " (at " + userLine() + ")", cause);
  }

  /**
   * What cannot be traced.
   *
   * @param problem what is wrong, with the types that are concerned
   * @return an exception of this message and the line of the caller's code
   */
  public static TraceException of(String problem) {
    return new TraceException(problem, null);
  }

  static TraceException of(String operation, List<ArrayType> operands, RuntimeException cause) {
    return new TraceException(operation + " of " + operands + ": " + cause.getMessage(), cause);
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
    return NOT_THE_CALLERS.stream().anyMatch(className::startsWith);
  }
}
