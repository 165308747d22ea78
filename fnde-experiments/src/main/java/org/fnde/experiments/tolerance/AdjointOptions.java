package org.fnde.experiments.tolerance;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.fnde.experiments.UsageException;

/** Reads the options of adjoint tolerances. */
final class AdjointOptions {
  private AdjointOptions() {}

  static AdjointTolerances parse(Optional<String> rtol, Optional<String> atol) {
    AdjointTolerances parsed =
        new AdjointTolerances(
            rtol.map(AdjointOptions::parseRtol).orElse(Map.of()),
            atol.map(AdjointOptions::parseAtol).orElse(Map.of()));
    for (AdjointPart part : AdjointPart.values()) {
      boolean noRtol = parsed.rtol().getOrDefault(part, 1.0) == 0;
      if (noRtol && parsed.atol().getOrDefault(part, new AdjointAtol(1, false)).value() == 0) {
        throw new UsageException(
            String.join(" ", parsed.arguments())
                + ": both are 0 for "
                + part.id()
                + "; one of them must be above 0");
      }
    }
    return parsed;
  }

  private static Map<AdjointPart, Double> parseRtol(String text) {
    PartSpec spec = new PartSpec(AdjointTolerances.RTOL_OPTION, text);
    return spec.parse(
        whole -> everywhere(number(spec, whole, "1e-8, or y=1e-4,adj=1e-10,params=1e-10")),
        (part, value) -> number(spec, value, part.id() + "=1e-10"));
  }

  private static Map<AdjointPart, AdjointAtol> parseAtol(String text) {
    PartSpec spec = new PartSpec(AdjointTolerances.ATOL_OPTION, text);
    String example = "1e-8, or relative:1e-3, or y=1e-4,adj=1e-10,params=relative:1e-3";
    return spec.parse(
        whole -> {
          AdjointAtol atol = atol(spec, whole, example);
          Map<AdjointPart, AdjointAtol> all = everywhere(atol);
          if (atol.relative()) {
            all.remove(AdjointPart.Y);
          }
          return all;
        },
        (part, value) -> {
          AdjointAtol atol = atol(spec, value, part.id() + "=1e-10");
          if (atol.relative() && part == AdjointPart.Y) {
            throw spec.refused("the state does not scale with the loss; give y a number, y=1e-4");
          }
          return atol;
        });
  }

  private static AdjointAtol atol(PartSpec spec, String value, String example) {
    if (!value.startsWith(AdjointAtol.RELATIVE)) {
      return new AdjointAtol(number(spec, value, example), false);
    }
    String factor = value.substring(AdjointAtol.RELATIVE.length());
    double parsed = number(spec, factor, "relative:1e-3");
    if (parsed == 0) {
      throw spec.refused("a factor of dL/dy must be above 0, as relative:1e-3");
    }
    return new AdjointAtol(parsed, true);
  }

  private static double number(PartSpec spec, String value, String example) {
    return PlainNumber.parse(value)
        .orElseThrow(() ->
            spec.refused(
                "'" + value + "' is not a finite number of at least 0; write it as " + example));
  }

  private static <T> Map<AdjointPart, T> everywhere(T value) {
    Map<AdjointPart, T> all = new EnumMap<>(AdjointPart.class);
    Arrays.stream(AdjointPart.values()).forEach(part -> all.put(part, value));
    return all;
  }
}
