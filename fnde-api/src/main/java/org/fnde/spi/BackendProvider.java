package org.fnde.spi;

import org.fnde.backend.Backend;

/** Provides a backend. */
public interface BackendProvider extends Provider<Backend> {}
