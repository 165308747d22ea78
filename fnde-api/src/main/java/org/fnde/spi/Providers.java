package org.fnde.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.fnde.backend.Backend;

/**
 * The providers an application can use, by id. Immutable and thread-safe; nothing is cached behind
 * its back, so load it once and pass it on.
 */
public final class Providers {
  private final Map<String, NormProvider> norms;
  private final Map<String, MethodProvider> methods;
  private final Map<String, ControllerProvider> controllers;
  private final Map<String, BackendProvider> backends;
  private final Map<String, InterpolationProvider> interpolations;

  private Providers(
      Map<String, NormProvider> norms,
      Map<String, MethodProvider> methods,
      Map<String, ControllerProvider> controllers,
      Map<String, BackendProvider> backends,
      Map<String, InterpolationProvider> interpolations) {
    this.norms = norms;
    this.methods = methods;
    this.controllers = controllers;
    this.backends = backends;
    this.interpolations = interpolations;
  }

  /**
   * Everything found in the module layer of this class, or on the class path of the current
   * thread's context loader if fnde is not in a named module.
   *
   * @return the providers
   * @throws IllegalArgumentException if two providers have one id; the message names both
   */
  public static Providers load() {
    ModuleLayer layer = Providers.class.getModule().getLayer();
    return layer == null ? load(Thread.currentThread().getContextClassLoader()) : load(layer);
  }

  /**
   * Everything that modules of a layer and its parents provide.
   *
   * @param layer where to look
   * @return the providers
   * @throws IllegalArgumentException if two providers have one id; the message names both
   */
  public static Providers load(ModuleLayer layer) {
    return of(
        list(ServiceLoader.load(layer, NormProvider.class)),
        list(ServiceLoader.load(layer, MethodProvider.class)),
        list(ServiceLoader.load(layer, ControllerProvider.class)),
        list(ServiceLoader.load(layer, BackendProvider.class)),
        list(ServiceLoader.load(layer, InterpolationProvider.class)));
  }

  /**
   * Everything that a class loader sees, by META-INF/services or in named modules.
   *
   * @param loader where to look
   * @return the providers
   * @throws IllegalArgumentException if two providers have one id; the message names both
   */
  public static Providers load(ClassLoader loader) {
    return of(
        list(ServiceLoader.load(NormProvider.class, loader)),
        list(ServiceLoader.load(MethodProvider.class, loader)),
        list(ServiceLoader.load(ControllerProvider.class, loader)),
        list(ServiceLoader.load(BackendProvider.class, loader)),
        list(ServiceLoader.load(InterpolationProvider.class, loader)));
  }

  /**
   * Exactly these providers, and no interpolations.
   *
   * @param norms norms
   * @param methods methods
   * @param controllers step size controllers
   * @param backends backends
   * @return the providers
   * @throws IllegalArgumentException if two providers have one id; the message names both
   */
  public static Providers of(
      List<NormProvider> norms,
      List<MethodProvider> methods,
      List<ControllerProvider> controllers,
      List<BackendProvider> backends) {
    return of(norms, methods, controllers, backends, List.of());
  }

  /**
   * Exactly these providers.
   *
   * @param norms norms
   * @param methods methods
   * @param controllers step size controllers
   * @param backends backends
   * @param interpolations interpolations
   * @return the providers
   * @throws IllegalArgumentException if two providers have one id; the message names both
   */
  public static Providers of(
      List<NormProvider> norms,
      List<MethodProvider> methods,
      List<ControllerProvider> controllers,
      List<BackendProvider> backends,
      List<InterpolationProvider> interpolations) {
    return new Providers(
        byId("norm", norms),
        byId("method", methods),
        byId("controller", controllers),
        byId("backend", backends),
        byId("interpolation", interpolations));
  }

  private static <P> List<P> list(ServiceLoader<P> loader) {
    List<P> all = new ArrayList<>();
    loader.forEach(all::add);
    return all;
  }

  private static <P extends Provider<?>> Map<String, P> byId(String kind, List<P> providers) {
    Map<String, P> map = new TreeMap<>();
    for (P provider : providers) {
      P other = map.put(provider.id(), provider);
      if (other != null && other.getClass() != provider.getClass()) {
        throw new IllegalArgumentException(
            "two providers of "
                + kind
                + " '"
                + provider.id()
                + "': "
                + other.getClass().getName()
                + " and "
                + provider.getClass().getName()
                + "; remove one of them");
      }
    }
    return map;
  }

  /**
   * Makes a norm.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the norm
   * @throws IllegalArgumentException if it is unknown or unavailable; the message lists what exists
   */
  public Norm norm(String spec) {
    return create("norm", norms, spec);
  }

  /**
   * Makes a method.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the method
   * @throws IllegalArgumentException if it is unknown or unavailable; the message lists what exists
   */
  public Method method(String spec) {
    return create("method", methods, spec);
  }

  /**
   * Makes a step size controller.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the controller
   * @throws IllegalArgumentException if it is unknown or unavailable; the message lists what exists
   */
  public StepController controller(String spec) {
    return create("controller", controllers, spec);
  }

  /**
   * Makes a backend, which the caller closes.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the backend
   * @throws IllegalArgumentException if it is unknown or unavailable; the message lists what exists
   */
  public Backend backend(String spec) {
    return create("backend", backends, spec);
  }

  /**
   * Makes an interpolation.
   *
   * @param spec an id, with options as {@code id:name=value,...}
   * @return the interpolation
   * @throws IllegalArgumentException if it is unknown or unavailable; the message lists what exists
   */
  public Interpolation interpolation(String spec) {
    return create("interpolation", interpolations, spec);
  }

  /**
   * All providers by kind ({@code norm}, {@code method}, {@code controller}, {@code backend},
   * {@code interpolation}), sorted by id.
   *
   * @return the providers, for listings
   */
  public Map<String, List<Provider<?>>> all() {
    Map<String, List<Provider<?>>> all = new TreeMap<>();
    all.put("norm", List.copyOf(norms.values()));
    all.put("method", List.copyOf(methods.values()));
    all.put("controller", List.copyOf(controllers.values()));
    all.put("backend", List.copyOf(backends.values()));
    all.put("interpolation", List.copyOf(interpolations.values()));
    return all;
  }

  private static <T, P extends Provider<T>> T create(
      String kind, Map<String, P> providers, String spec) {
    int colon = spec.indexOf(':');
    String id = colon < 0 ? spec : spec.substring(0, colon);
    P provider =
        Optional.ofNullable(providers.get(id))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "no "
                        + kind
                        + " '"
                        + id
                        + "'; there are "
                        + (providers.isEmpty() ? "none" : String.join(", ", providers.keySet()))));
    provider
        .unavailable()
        .ifPresent(reason -> {
          throw new IllegalArgumentException(kind + " '" + id + "' cannot be used here: " + reason);
        });
    String options = colon < 0 ? "" : spec.substring(colon + 1);
    return provider.create(Options.parse(kind + " '" + id + "'", provider.options(), options));
  }
}
