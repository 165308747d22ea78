/** The front door, the driver, methods, step size controllers and adjoints. */
module org.fnde.solvers {
  requires transitive org.fnde.api;
  requires org.slf4j;
}
