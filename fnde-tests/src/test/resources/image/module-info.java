/** An application that is linked into a runtime image together with fnde. */
module org.fnde.tests.image {
  requires org.fnde.solvers;
}
