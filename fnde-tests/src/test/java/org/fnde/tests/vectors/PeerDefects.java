package org.fnde.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.solve.Statistics;
import tools.jackson.databind.JsonNode;

/**
 * The cases in which the peer is wrong, and what is right. torchdiffeq's adjoint ignores jump times
 * where the forward times decrease, because it does not negate them: it steps across the jumps with
 * many rejections. Honouring them costs the evaluations listed here and makes no larger an error.
 */
final class PeerDefects {
  private static final Map<String, Long> BACKWARD_NFE =
      Map.of(
          "jump_floor/reverse/jump/dopri5/1e-05/default", 148L,
          "jump_floor/reverse/jump/dopri5/1e-08/default", 376L,
          "jump_floor/reverse/jump/dopri5/1e-05/seminorm", 130L,
          "jump_floor/reverse/jump/dopri5/1e-08/seminorm", 328L);

  private PeerDefects() {}

  static boolean concerns(JsonNode entry) {
    return BACKWARD_NFE.containsKey(entry.get("id").stringValue());
  }

  static void check(
      JsonNode entry, JsonNode truth, Statistics backward, Map<String, Array> gradients) {
    assertEquals(BACKWARD_NFE.get(entry.get("id").stringValue()), backward.nfe(), "backward NFE");
    noWorse("y", entry.get("grad_y0"), truth.get("grad_y0"), gradients.get("y"));
    JsonNode peer = entry.get("grad_params").get("p");
    noWorse("p", peer, truth.get("grad_params").get("p"), gradients.get("p"));
  }

  /** The largest error is at most the peer's, give or take the last few digits of it. */
  private static void noWorse(String name, JsonNode peer, JsonNode truth, Array actual) {
    double allowed = error(Json.numbers(truth), Json.numbers(peer));
    double error = error(Json.numbers(truth), actual.toDoubles());
    assertTrue(error <= 1.1 * allowed, name + ": error " + error + ", the peer's " + allowed);
  }

  private static double error(double[] truth, double[] values) {
    double largest = 0;
    for (int i = 0; i < truth.length; i++) {
      largest = Math.max(largest, Math.abs(truth[i] - values[i]));
    }
    return largest;
  }
}
