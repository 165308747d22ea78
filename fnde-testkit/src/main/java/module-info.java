/** Contract suites for providers of norms, methods, controllers and backends. */
module org.fnde.testkit {
  requires transitive org.fnde.api;
  requires transitive org.fnde.solvers;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;

  exports org.fnde.testkit;

  provides org.fnde.spi.BackendProvider with
      org.fnde.testkit.ReferenceBackendProvider;
}
