package org.fnde.guice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.multibindings.MapBinder;
import java.util.List;
import org.fnde.spi.Norm;
import org.fnde.spi.NormProvider;
import org.fnde.spi.Options;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Test;

class FndeModuleTest {
  private static final Norm FIRST = values -> values.getFirst().rms();
  private static final Norm LARGEST = values -> values.getFirst().max();

  private record Provided(String id, Norm norm) implements NormProvider {
    @Override
    public Norm create(Options options) {
      return norm;
    }
  }

  private static final class Bindings extends AbstractModule {
    private final String key;
    private final NormProvider provider;

    Bindings(String key, NormProvider provider) {
      this.key = key;
      this.provider = provider;
    }

    @Override
    protected void configure() {
      MapBinder.newMapBinder(binder(), String.class, NormProvider.class)
          .addBinding(key)
          .toInstance(provider);
    }
  }

  private static FndeModule discovering(NormProvider provider) {
    return new FndeModule(Providers.of(List.of(provider), List.of(), List.of(), List.of()));
  }

  @Test
  void discoveredProvidersAreInjectedById() {
    Providers providers =
        Guice.createInjector(discovering(new Provided("first", FIRST)))
            .getInstance(Providers.class);
    assertSame(FIRST, providers.norm("first"));
  }

  @Test
  void oneBindingOverridesADiscoveredProviderOrAddsAnother() {
    FndeModule module = discovering(new Provided("first", FIRST));
    Providers overridden =
        Guice.createInjector(module, new Bindings("first", new Provided("first", LARGEST)))
            .getInstance(Providers.class);
    assertSame(LARGEST, overridden.norm("first"));
    Providers added =
        Guice.createInjector(module, new Bindings("largest", new Provided("largest", LARGEST)))
            .getInstance(Providers.class);
    assertEquals(2, added.all().get("norm").size());
  }

  @Test
  void aBindingUnderAnotherIdIsNamed() {
    var injector =
        Guice.createInjector(
            discovering(new Provided("first", FIRST)),
            new Bindings("other", new Provided("largest", LARGEST)));
    var refusal =
        assertThrows(ProvisionException.class, () -> injector.getInstance(Providers.class));
    assertTrue(refusal.getMessage().contains("'other'"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("'largest'"), refusal.getMessage());
  }

  @Test
  void everythingOnTheModulePathIsFoundWithoutArguments() {
    Providers providers = Guice.createInjector(new FndeModule()).getInstance(Providers.class);
    assertEquals(5, providers.all().size());
  }
}
