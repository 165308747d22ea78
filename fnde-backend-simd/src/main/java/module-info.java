/** A backend that runs programs on the vector units of the processor. */
module org.fnde.backend.simd {
  requires transitive org.fnde.api;
  requires jdk.incubator.vector;
  requires org.slf4j;
}
