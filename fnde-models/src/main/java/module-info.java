/** Models, layers, losses, optimisers and checkpoints. */
module org.fnde.models {
  requires transitive org.fnde.api;
  requires transitive org.fnde.solvers;

  exports org.fnde.models;
  exports org.fnde.models.checkpoint;
}
