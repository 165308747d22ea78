package org.fnde.tests.opencl;

import org.fnde.backend.Backend;
import org.fnde.spi.Provider;
import org.fnde.spi.Providers;
import org.junit.jupiter.api.Assumptions;

/** Backends on this machine's OpenCL device; without one, tests are skipped with the reason. */
public final class Devices {
  private Devices() {}

  /** A backend, given by its id and options; other ids than opencl are taken as they are. */
  public static Backend backend(String spec) {
    Providers providers = Providers.load();
    for (Provider<?> provider : providers.all().get("backend")) {
      if (spec.startsWith("opencl") && provider.id().equals("opencl")) {
        provider.unavailable().ifPresent(reason -> Assumptions.abort("no OpenCL here: " + reason));
      }
    }
    return providers.backend(spec);
  }
}
