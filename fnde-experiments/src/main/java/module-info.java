/** Data sets, training, results and the {@code fnde} command. */
module org.fnde.experiments {
  requires VectorGraphics2D;
  requires com.google.guice;
  requires java.desktop;
  requires JTransforms;
  requires hipparchus.core;
  requires hipparchus.optim;
  requires java.net.http;
  requires jdk.management;
  requires info.picocli;
  requires java.management;
  requires me.tongfei.progressbar;
  requires org.apache.commons.compress;
  requires org.fnde.api;
  requires org.fnde.backend.simd; // the kernels' speed, for a benchmark
  requires org.fnde.guice;
  requires transitive org.fnde.models;
  requires transitive org.fnde.solvers;
  requires org.jfree.jfreechart;
  requires org.slf4j;
  requires org.apache.commons.rng.core;
  requires tools.jackson.databind;

  exports org.fnde.experiments.inference;
  exports org.fnde.experiments.results;

  opens org.fnde.experiments.acrobot to
      com.google.guice;
  opens org.fnde.experiments.recognition to
      com.google.guice;
  opens org.fnde.experiments.spiral to
      com.google.guice;
  opens org.fnde.experiments.command to
      com.google.guice,
      info.picocli;
}
