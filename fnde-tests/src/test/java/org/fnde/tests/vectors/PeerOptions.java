package org.fnde.tests.vectors;

import java.util.ArrayList;
import java.util.List;
import org.fnde.solve.Backsolve;
import org.fnde.solve.Solve;
import tools.jackson.databind.JsonNode;

/** torchdiffeq's options as ours. */
final class PeerOptions {
  private PeerOptions() {}

  static Solve apply(JsonNode options, Solve solve) {
    Solve changed = solve;
    List<String> controller = new ArrayList<>();
    for (var option : options.properties()) {
      JsonNode value = option.getValue();
      switch (option.getKey()) {
        case "first_step" -> changed = changed.firstStep(value.doubleValue());
        case "min_step" -> changed = changed.minStep(value.doubleValue());
        case "max_step" -> changed = changed.maxStep(value.doubleValue());
        case "max_num_steps" -> changed = changed.maxSteps(value.longValue());
        case "step_t" -> changed = changed.stepTimes(Json.numbers(value));
        case "jump_t" -> changed = changed.jumpTimes(Json.numbers(value));
        case "safety", "ifactor", "dfactor" ->
            controller.add(option.getKey() + "=" + value.doubleValue());
        case "norm" -> changed = changed.norm(norm(value.stringValue()));
        default -> throw new IllegalArgumentException("option " + option);
      }
    }
    return controller.isEmpty()
        ? changed
        : changed.controller("integral:" + String.join(",", controller));
  }

  private static String norm(String name) {
    if (!name.equals("linf (max abs)")) {
      throw new IllegalArgumentException("norm " + name);
    }
    return "max";
  }

  /** Options of the adjoint, whose norm a case says apart. */
  static Backsolve apply(JsonNode adjoint, Backsolve backsolve) {
    Backsolve changed = backsolve;
    if (adjoint.has("adjoint_rtol")) {
      changed =
          changed.tolerances(
              adjoint.get("adjoint_rtol").doubleValue(), adjoint.get("adjoint_atol").doubleValue());
    }
    for (var option : adjoint.path("adjoint_options").properties()) {
      JsonNode value = option.getValue();
      switch (option.getKey()) {
        case "first_step" -> changed = changed.firstStep(value.doubleValue());
        case "max_step" -> changed = changed.maxStep(value.doubleValue());
        case "jump_t" -> changed = changed.jumpTimes(Json.numbers(value));
        case "norm" -> {}
        default -> throw new IllegalArgumentException("adjoint option " + option);
      }
    }
    return changed;
  }

  /** Tolerances, one pair for all components or one for each. */
  static Solve tolerances(JsonNode entry, List<String> components, Solve solve) {
    JsonNode rtol = entry.get("rtol");
    JsonNode atol = entry.get("atol");
    if (rtol.isNumber()) {
      return solve.tolerances(rtol.doubleValue(), atol.doubleValue());
    }
    Solve changed = solve;
    for (int i = 0; i < components.size(); i++) {
      double relative = rtol.get(i).doubleValue();
      changed = changed.tolerances(components.get(i), relative, atol.get(i).doubleValue());
    }
    return changed;
  }
}
