/** A norm, a method and a step size controller of a third party, found by id in tests. */
module org.fnde.tests.provider {
  requires org.fnde.api;
}
