/** A backend that runs programs on the vector units of the processor. */
@SuppressWarnings("module")
module org.fnde.backend.simd {
  requires transitive org.fnde.api;
  requires jdk.incubator.vector;
  requires org.slf4j;

  exports org.fnde.backend.simd;
  exports org.fnde.backend.simd.inspect to
      org.fnde.tests;
  exports org.fnde.backend.simd.measure to
      org.fnde.experiments;

  provides org.fnde.spi.BackendProvider with
      org.fnde.backend.simd.SimdBackendProvider;
}
