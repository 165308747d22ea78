package org.fnde.testkit.conformance;

import java.util.Arrays;
import java.util.stream.Stream;
import org.fnde.graph.primitive.Primitive;

/** The members of the sealed set of primitives. */
public final class PrimitiveSet {
  private PrimitiveSet() {}

  /**
   * All primitives.
   *
   * @return their classes
   */
  public static Stream<Class<?>> all() {
    return members(Primitive.class);
  }

  private static Stream<Class<?>> members(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(PrimitiveSet::members)
        : Stream.of(type);
  }
}
