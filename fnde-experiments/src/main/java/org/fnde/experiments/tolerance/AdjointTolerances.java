package org.fnde.experiments.tolerance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.experiments.UsageException;
import org.fnde.solve.Backsolve;

/**
 * Tolerances of an adjoint solve that differ from the forward solve's. A part that is not named
 * keeps the forward solve's. Immutable.
 *
 * @param rtol relative tolerances, dimensionless, at least 0
 * @param atol absolute tolerances
 */
public record AdjointTolerances(Map<AdjointPart, Double> rtol, Map<AdjointPart, AdjointAtol> atol) {
  /** The option of relative tolerances. */
  public static final String RTOL_OPTION = "--adjoint-rtol";

  /** The option of absolute tolerances. */
  public static final String ATOL_OPTION = "--adjoint-atol";

  /** Copies the maps. */
  public AdjointTolerances {
    rtol = Map.copyOf(rtol);
    atol = Map.copyOf(atol);
  }

  /**
   * The forward solve's tolerances for everything.
   *
   * @return no tolerances
   */
  public static AdjointTolerances none() {
    return new AdjointTolerances(Map.of(), Map.of());
  }

  /**
   * Reads the options. Each is a number for all parts, {@code 1e-8}, or a number per part, {@code
   * y=1e-4,adj=1e-10,params=1e-10}. An absolute tolerance of {@code adj} and {@code params} may be
   * a multiple of the size of dL/dy, {@code relative:1e-3} for both or {@code adj=relative:1e-3}.
   *
   * @param rtol the text of {@link #RTOL_OPTION}, if it is given
   * @param atol the text of {@link #ATOL_OPTION}, if it is given
   * @return the tolerances
   * @throws UsageException if a text cannot be read, or both tolerances of a part are 0; the
   *     message names the option, its value and the fix
   */
  public static AdjointTolerances parse(Optional<String> rtol, Optional<String> atol) {
    return AdjointOptions.parse(rtol, atol);
  }

  /**
   * An adjoint with these tolerances.
   *
   * @param adjoint any adjoint
   * @return a changed copy
   */
  public Backsolve apply(Backsolve adjoint) {
    Backsolve changed = adjoint;
    for (Map.Entry<AdjointPart, Double> e : rtol.entrySet()) {
      changed = changed.rtol(e.getKey().role(), e.getValue());
    }
    for (Map.Entry<AdjointPart, AdjointAtol> e : atol.entrySet()) {
      changed = e.getValue().apply(changed, e.getKey());
    }
    return changed;
  }

  /**
   * Whether nothing differs from the forward solve's.
   *
   * @return true if so
   */
  public boolean isEmpty() {
    return rtol.isEmpty() && atol.isEmpty();
  }

  /**
   * The options that say the same, for a command line.
   *
   * @return options and values, none if nothing differs from the forward solve's
   */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!rtol.isEmpty()) {
      arguments.addAll(List.of(RTOL_OPTION, PartSpec.text(rtol, PlainNumber::text)));
    }
    if (!atol.isEmpty()) {
      arguments.addAll(List.of(ATOL_OPTION, PartSpec.text(atol, AdjointAtol::spec)));
    }
    return arguments;
  }

  /**
   * Equal tolerances as equal text, for tables: {@code rtol 1e-8, atol relative:1e-3}.
   *
   * @return the text, {@code as forward} if nothing differs
   */
  public String text() {
    String text =
        String.join(" ", arguments())
            .replace(" " + ATOL_OPTION, ", " + ATOL_OPTION)
            .replace("--adjoint-", "");
    return isEmpty() ? "as forward" : text;
  }
}
