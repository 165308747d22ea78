/** The front door, the driver, methods, step size controllers and adjoints. */
module org.fnde.solvers {
  exports org.fnde.paths;
  exports org.fnde.solve;

  requires transitive org.fnde.api;
  requires org.slf4j;

  provides org.fnde.spi.ControllerProvider with
      org.fnde.solvers.controller.Integral,
      org.fnde.solvers.controller.Scipy;
  provides org.fnde.spi.InterpolationProvider with
      org.fnde.solvers.path.Hermite,
      org.fnde.solvers.path.Linear,
      org.fnde.solvers.path.LogSignature,
      org.fnde.solvers.path.NaturalCubic,
      org.fnde.solvers.path.Rectilinear;
  provides org.fnde.spi.MethodProvider with
      org.fnde.solvers.method.Dopri5,
      org.fnde.solvers.method.Rk45;
}
