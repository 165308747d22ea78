package org.fnde.models.checkpoint;

import java.util.List;
import java.util.Map;

/** The values of JSON that occur in headers. */
sealed interface Json {
  record Text(String value) implements Json {}

  record Number(long value) implements Json {}

  record Items(List<Json> values) implements Json {}

  record Members(Map<String, Json> values) implements Json {}

  /** What the value is, for messages. */
  default String kind() {
    return switch (this) {
      case Text t -> "a string";
      case Number n -> "the number " + n.value;
      case Items i -> "a list";
      case Members m -> "an object";
    };
  }
}
