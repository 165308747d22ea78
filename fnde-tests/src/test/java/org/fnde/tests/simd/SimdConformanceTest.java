package org.fnde.tests.simd;

import org.fnde.backend.Backend;
import org.fnde.spi.Providers;
import org.fnde.testkit.BackendContract;
import org.junit.jupiter.api.Tag;

/** Run with every vector width and the scalar twins. */
@Tag("species")
class SimdConformanceTest implements BackendContract {
  @Override
  public Backend backend() {
    return Providers.load().backend("simd");
  }
}
