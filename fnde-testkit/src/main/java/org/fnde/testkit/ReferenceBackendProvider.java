package org.fnde.testkit;

import org.fnde.backend.Backend;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Options;

/** Provides the reference interpreter as {@code reference}. */
public final class ReferenceBackendProvider implements BackendProvider {

  /** Makes the provider. */
  public ReferenceBackendProvider() {}

  @Override
  public String id() {
    return ReferenceBackend.ID;
  }

  @Override
  public Backend create(Options options) {
    return new ReferenceBackend();
  }
}
