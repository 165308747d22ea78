package org.fnde.solve.engine;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.spi.Tolerances;

/**
 * Tolerances as far as the user chose them. A component's own come before its role's, these before
 * those of all components, and all of them before the other solve's. Immutable.
 *
 * @param all of all components
 * @param rtol relative tolerances by role
 * @param atol absolute tolerances by role
 * @param byComponent by the component's name
 * @param otherwise for an adjoint solve the forward solve's
 */
public record ToleranceChoices(
    Optional<Tolerances> all,
    Map<Role, Double> rtol,
    Map<Role, AbsoluteTolerance> atol,
    Map<String, Tolerances> byComponent,
    Optional<ToleranceChoices> otherwise) {

  private static final Tolerances DEFAULT = new Tolerances(1e-7, 1e-9);

  /** Nothing chosen. */
  static final ToleranceChoices NONE =
      new ToleranceChoices(Optional.empty(), Map.of(), Map.of(), Map.of(), Optional.empty());

  /** The same, and those for what is not chosen here. */
  ToleranceChoices orElse(ToleranceChoices others) {
    return new ToleranceChoices(all, rtol, atol, byComponent, Optional.of(others));
  }

  ToleranceChoices all(Tolerances value) {
    return new ToleranceChoices(Optional.of(value), rtol, atol, byComponent, otherwise);
  }

  ToleranceChoices component(String name, Tolerances value) {
    Map<String, Tolerances> more = new LinkedHashMap<>(byComponent);
    more.put(name, value);
    return new ToleranceChoices(all, rtol, atol, Map.copyOf(more), otherwise);
  }

  ToleranceChoices rtol(Role role, double value) {
    Map<Role, Double> more = new EnumMap<>(Role.class);
    more.putAll(rtol);
    more.put(role, value);
    return new ToleranceChoices(all, Map.copyOf(more), atol, byComponent, otherwise);
  }

  ToleranceChoices atol(Role role, AbsoluteTolerance value) {
    Map<Role, AbsoluteTolerance> more = new EnumMap<>(Role.class);
    more.putAll(atol);
    more.put(role, value);
    return new ToleranceChoices(all, rtol, Map.copyOf(more), byComponent, otherwise);
  }

  /** Whether a tolerance depends on the size of the cotangent. */
  boolean readsCotangent() {
    return atol.values().stream().anyMatch(a -> a instanceof AbsoluteTolerance.OfCotangent);
  }

  /**
   * The tolerances of a component.
   *
   * @param cotangent the size of the cotangent
   */
  Tolerances of(Component c, double cotangent) {
    if (byComponent.containsKey(c.name())) {
      return byComponent.get(c.name());
    }
    Tolerances rest = all.or(() -> otherwise.map(o -> o.of(c, cotangent))).orElse(DEFAULT);
    double relative = rtol.getOrDefault(c.role(), rest.rtol());
    AbsoluteTolerance absolute =
        atol.getOrDefault(c.role(), new AbsoluteTolerance.Fixed(rest.atol()));
    return new Tolerances(relative, absolute.at(cotangent, c.type().dtype()));
  }

  /** Refuses tolerances of components that do not exist, and those that are 0 together. */
  void check(List<Component> components) {
    List<String> names = components.stream().map(Component::name).toList();
    for (String name : byComponent.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "tolerances of component '" + name + "': there are " + names);
      }
    }
    for (Component c : components) {
      try {
        of(c, 1);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("component '" + c.name() + "': " + e.getMessage(), e);
      }
    }
    otherwise.ifPresent(o -> o.check(components));
  }
}
