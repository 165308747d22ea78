package org.fnde.tests.opencl;

import org.fnde.backend.Backend;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Assumptions;

/** Backends on this machine's OpenCL device; without one, tests are skipped with the reason. */
final class Devices {
  private Devices() {}

  static Backend backend(String spec) {
    Providers providers = Providers.load();
    for (Provider<?> provider : providers.all().get("backend")) {
      if (provider.id().equals("opencl")) {
        provider
            .unavailable()
            .ifPresent(reason -> Assumptions.abort("no OpenCL here: " + reason));
      }
    }
    return providers.backend(spec);
  }
}
