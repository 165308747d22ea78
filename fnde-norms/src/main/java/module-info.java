/** Norms of the scaled error, found by id. */
module org.fnde.norms {
  requires transitive org.fnde.api;
}
