/** A backend that compiles programs to OpenCL C 1.2 and runs them on any device. */
@SuppressWarnings("module")
module org.fnde.backend.opencl {
  requires transitive org.fnde.api;
  requires jocl;
  requires org.slf4j;

  exports org.fnde.backend.opencl;
  exports org.fnde.backend.opencl.inspect to
      org.fnde.tests;

  provides org.fnde.spi.BackendProvider with
      org.fnde.backend.opencl.OpenClBackendProvider;
}
