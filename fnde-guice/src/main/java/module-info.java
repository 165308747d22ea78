/** Every provider bound by its id, for applications wired with Guice. */
@SuppressWarnings("requires-transitive-automatic") // Guice 7 has no module descriptor
module org.fnde.guice {
  requires transitive org.fnde.api;
  requires transitive org.fnde.solvers;
  requires transitive org.fnde.models;
  requires transitive com.google.guice;
  requires jakarta.inject; // which Guice, having no module descriptor, cannot ask for

  exports org.fnde.guice;

  opens org.fnde.guice to
      com.google.guice;
}
