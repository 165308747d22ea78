package org.fnde.experiments.tolerance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fnde.experiments.UsageException;

/**
 * The tolerances of a solve.
 *
 * @param rtol relative tolerance, at least 0
 * @param atol absolute tolerance, at least 0; one of them above 0
 */
public record Tolerances(double rtol, double atol) {

  /**
   * Reads several of them.
   *
   * @param text for example {@code 1e-3:1e-6,1e-4:1e-7}
   * @return the tolerances, in this order
   * @throws UsageException if the text is not like this, or says one twice
   */
  public static List<Tolerances> parse(String text) {
    List<Tolerances> all = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] two = part.strip().split(":", -1);
      Optional<Double> rtol = PlainNumber.parse(two[0]);
      Optional<Double> atol = PlainNumber.parse(two[two.length - 1]);
      if (two.length != 2 || rtol.isEmpty() || atol.isEmpty() || rtol.get() + atol.get() == 0) {
        throw new UsageException(
            "--tolerances '%s': need a relative and an absolute one, as 1e-3:1e-6,1e-4:1e-7"
                .formatted(text));
      }
      Tolerances tolerances = new Tolerances(rtol.get(), atol.get());
      if (all.contains(tolerances)) {
        throw new UsageException("--tolerances '%s': has %s twice".formatted(text, part.strip()));
      }
      all.add(tolerances);
    }
    return List.copyOf(all);
  }
}
