package org.fnde.backend.simd;

import java.util.List;
import org.fnde.backend.Backend;
import org.fnde.spi.BackendProvider;
import org.fnde.spi.Option;
import org.fnde.spi.Options;

/**
 * Provides the backend {@code simd}: programs run on the vector units of the processor, on one
 * thread or several. Results have the same bits for any number of threads.
 *
 * <p>The system property {@code org.fnde.simd.bits} (512, 256, 128 or scalar) chooses the width of
 * the vectors; without it the widest that the processor likes is used. Without the incubator module
 * {@code jdk.incubator.vector} plain Java runs instead, and the log says so.
 */
public final class SimdBackendProvider implements BackendProvider {

  /** Makes the provider. */
  public SimdBackendProvider() {}

  @Override
  public String id() {
    return "simd";
  }

  @Override
  public int preference() {
    return 10;
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("threads", 0, "threads a program runs on, 0 for all processors available"));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the number of threads is negative
   */
  @Override
  public Backend create(Options options) {
    int threads = options.integer("threads");
    if (threads < 0) {
      throw new IllegalArgumentException(
          "threads=" + threads + ": give at least 1, or 0 for all processors available");
    }
    return new SimdBackend(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads);
  }
}
