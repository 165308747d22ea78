package org.fnde.norms;

import java.util.List;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;
import org.fnde.spi.ScaledValue;

/**
 * The norm that the published acrobot experiment of "Hey, that's not an ODE" was run with, to
 * reproduce it; it is not the seminorm. Of the flat vector [a_t, y, a_y, parameters in order] it
 * takes two windows after a_t, each of {@code factor} times as many elements as y has, and is the
 * larger rms of the two. The published program took the window from a minibatch of 8 times, so y,
 * a_y and the first parameters share the first window and the second holds parameters only. With
 * factor 1 the windows are y and a_y. A window past the end of the vector is shorter.
 */
public final class AcrobotAsPublished implements NormProvider {
  private static final Option FACTOR =
      new Option("factor", 8, "length of a window over the number of elements of the state");

  @Override
  public String id() {
    return "acrobot-as-published";
  }

  @Override
  public List<Option> options() {
    return List.of(FACTOR);
  }

  @Override
  public Norm create(Options options) {
    int factor = options.integer(FACTOR.name());
    if (factor < 1) {
      throw new IllegalArgumentException(
          "norm '" + id() + "': option factor must be at least 1, got " + factor);
    }
    return values -> {
      check(values.stream().map(ScaledValue::component).toList());
      return new Windows(values, factor).largestRms();
    };
  }

  private void check(List<Component> components) {
    boolean fits =
        components.size() >= 3
            && Reductions.isTimeGradient(components.get(0))
            && components.get(1).role() == Role.STATE
            && components.get(2).role() == Role.ADJOINT;
    for (Component parameter :
        components.subList(Math.min(3, components.size()), components.size())) {
      fits &= parameter.role() == Role.QUADRATURE && !parameter.type().shape().hasRows();
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "norm '"
              + id()
              + "' is for the adjoint of one array: gradients of time, state, its adjoint, then"
              + " parameters shared by all rows; got "
              + components
              + "; use another norm, as seminorm");
    }
  }
}
