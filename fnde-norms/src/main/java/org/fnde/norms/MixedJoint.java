package org.fnde.norms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fnde.graph.Expr;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;
import org.fnde.spi.ScaledValue;

/**
 * {@code max(|a_t|, rms(y), rms(a_y), rms(a_p))} with all parameters together in one rms:
 * torchdiffeq 0.1's norm for adjoints. A large parameter tensor hides a small one, so it is less
 * strict than {@link Mixed}.
 */
public final class MixedJoint implements NormProvider {
  @Override
  public String id() {
    return "mixed-joint";
  }

  @Override
  public Norm create(Options options) {
    return MixedJoint::mixedJoint;
  }

  private static Expr mixedJoint(List<ScaledValue> values) {
    Map<Boolean, List<ScaledValue>> parts =
        values.stream()
            .collect(
                Collectors.partitioningBy(v ->
                    Reductions.feedsBack(v.component())
                        || Reductions.isTimeGradient(v.component())));
    List<Expr> terms = new ArrayList<>();
    parts.get(true).forEach(v -> terms.add(v.rms()));
    if (!parts.get(false).isEmpty()) {
      terms.add(Reductions.jointRms(parts.get(false)));
    }
    return terms.stream().reduce(Expr::max).orElseThrow();
  }
}
