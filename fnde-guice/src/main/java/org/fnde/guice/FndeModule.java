package org.fnde.guice;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.ControllerProvider;
import org.fnde.spi.InterpolationProvider;
import org.fnde.spi.MethodProvider;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;

/**
 * Binds {@link Providers} to what ServiceLoader finds, with one {@link MapBinder} of ids per kind
 * that an application may add to. An entry of the application takes the place of a discovered one
 * of the same id:
 *
 * <pre>{@code
 * MapBinder.newMapBinder(binder(), String.class, NormProvider.class)
 *     .addBinding("seminorm").to(MyNorm.class);
 * }</pre>
 *
 * The discovered providers alone are injectable as maps annotated with {@link Discovered}.
 */
public final class FndeModule extends AbstractModule {
  private final Providers discovered;

  /** Binds what is found in the module layer of fnde, or on the class path. */
  public FndeModule() {
    this(Providers.load());
  }

  /**
   * Binds these providers in place of discovered ones.
   *
   * @param discovered the providers
   */
  public FndeModule(Providers discovered) {
    this.discovered = discovered;
  }

  @Override
  protected void configure() {
    bind("norm", NormProvider.class);
    bind("method", MethodProvider.class);
    bind("controller", ControllerProvider.class);
    bind("backend", BackendProvider.class);
    bind("interpolation", InterpolationProvider.class);
  }

  private <P extends Provider<?>> void bind(String kind, Class<P> type) {
    MapBinder.newMapBinder(binder(), String.class, type);
    MapBinder<String, P> found =
        MapBinder.newMapBinder(binder(), String.class, type, Discovered.class);
    for (Provider<?> provider : discovered.all().get(kind)) {
      found.addBinding(provider.id()).toInstance(type.cast(provider));
    }
  }

  /**
   * Joins an application's providers with the discovered ones.
   *
   * @param found discovered norms
   * @param norms the application's norms
   * @param foundMethods discovered methods
   * @param methods the application's methods
   * @param foundControllers discovered step size controllers
   * @param controllers the application's step size controllers
   * @param foundBackends discovered backends
   * @param backends the application's backends
   * @param foundInterpolations discovered interpolations
   * @param interpolations the application's interpolations
   * @return the providers by id
   */
  @Provides
  @Singleton
  Providers providers(
      @Discovered Map<String, NormProvider> found,
      Map<String, NormProvider> norms,
      @Discovered Map<String, MethodProvider> foundMethods,
      Map<String, MethodProvider> methods,
      @Discovered Map<String, ControllerProvider> foundControllers,
      Map<String, ControllerProvider> controllers,
      @Discovered Map<String, BackendProvider> foundBackends,
      Map<String, BackendProvider> backends,
      @Discovered Map<String, InterpolationProvider> foundInterpolations,
      Map<String, InterpolationProvider> interpolations) {
    return Providers.of(
        joined(found, norms),
        joined(foundMethods, methods),
        joined(foundControllers, controllers),
        joined(foundBackends, backends),
        joined(foundInterpolations, interpolations));
  }

  private static <P extends Provider<?>> List<P> joined(Map<String, P> found, Map<String, P> own) {
    own.forEach(FndeModule::requireSameId);
    Map<String, P> all = new TreeMap<>(found);
    all.putAll(own);
    return List.copyOf(all.values());
  }

  private static void requireSameId(String key, Provider<?> provider) {
    if (!key.equals(provider.id())) {
      throw new IllegalArgumentException(
          provider.getClass().getName()
              + " is bound as '"
              + key
              + "' but has the id '"
              + provider.id()
              + "'; bind it by its id");
    }
  }
}
