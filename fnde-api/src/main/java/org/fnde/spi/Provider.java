package org.fnde.spi;

import java.util.List;
import java.util.Optional;

/**
 * Makes one kind of thing from options, and is found by its id. Thread-safe.
 *
 * @param <T> what is made
 */
public interface Provider<T> {

  /**
   * The name it is used by, lower case, for example {@code dopri5}.
   *
   * @return the id
   */
  String id();

  /**
   * The options it takes.
   *
   * @return names, defaults and descriptions
   */
  default List<Option> options() {
    return List.of();
  }

  /**
   * Why it cannot be used on this machine.
   *
   * @return the reason, empty if it can be used
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * What it finds on this machine, such as devices, and what it chooses of it.
   *
   * @return lines for a user who looks for the reason of something, none if there is nothing to say
   */
  default List<String> diagnostics() {
    return List.of();
  }

  /**
   * Makes it.
   *
   * @param options values for all of {@link #options()}
   * @return a new instance, immutable and thread-safe
   * @throws IllegalArgumentException if a value is not acceptable; the message names it
   */
  T create(Options options);
}
