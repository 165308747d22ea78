/** Models, layers, losses, optimisers and checkpoints. */
module org.fnde.models {
  requires transitive org.fnde.api;
  requires transitive org.fnde.solvers;
  requires org.slf4j;

  exports org.fnde.models;
  exports org.fnde.models.checkpoint;
}
