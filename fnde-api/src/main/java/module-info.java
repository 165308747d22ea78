/** Array programs, equations, service provider interfaces and the backend contract. */
module org.fnde.api {
  exports org.fnde.backend;
  exports org.fnde.equation;
  exports org.fnde.graph;
  exports org.fnde.graph.primitive;
  exports org.fnde.spi;

  uses org.fnde.spi.BackendProvider;
  uses org.fnde.spi.ControllerProvider;
  uses org.fnde.spi.InterpolationProvider;
  uses org.fnde.spi.MethodProvider;
  uses org.fnde.spi.NormProvider;
}
