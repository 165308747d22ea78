package org.fnde.solve.engine;

import java.util.function.Function;

/**
 * Something given by id or as an object.
 *
 * @param <T> what is chosen
 */
public sealed interface Choice<T> {

  /**
   * An id, with options.
   *
   * @param spec what the providers are asked for
   * @param <T> what is chosen
   */
  record ById<T>(String spec) implements Choice<T> {}

  /**
   * An object.
   *
   * @param object the thing itself
   * @param <T> what is chosen
   */
  record Given<T>(T object) implements Choice<T> {}

  /** The object, made by {@code provider} if only its id is known. */
  default T resolve(Function<String, T> provider) {
    return switch (this) {
      case ById<T>(String spec) -> provider.apply(spec);
      case Given<T>(T object) -> object;
    };
  }
}
