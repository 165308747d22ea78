/** Every provider bound by its id, for applications wired with Guice. */
module org.fnde.guice {
  requires transitive org.fnde.api;
  requires transitive org.fnde.solvers;
  requires transitive org.fnde.models;
  requires com.google.guice;
}
