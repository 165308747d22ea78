/** Tests that need the test kit, a backend and the providers together. */
open module org.fnde.tests {
  requires jdk.compiler;
  requires jdk.jlink;
  requires jdk.management;
  requires org.fnde.api;
  requires org.fnde.backend.opencl;
  requires org.fnde.backend.simd;
  requires org.fnde.models;
  requires org.fnde.norms;
  requires org.fnde.solvers;
  requires org.fnde.testkit;
  requires org.fnde.tests.provider;
  requires org.junit.jupiter.api;
  requires org.junit.jupiter.params;
  requires tools.jackson.databind;
}
