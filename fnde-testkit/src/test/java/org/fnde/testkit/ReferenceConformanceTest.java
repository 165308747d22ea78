package org.fnde.testkit;

import org.fnde.backend.Backend;

class ReferenceConformanceTest implements BackendContract {
  @Override
  public Backend backend() {
    return new ReferenceBackend();
  }
}
