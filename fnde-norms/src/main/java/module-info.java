/** Norms of the scaled error, found by id. */
module org.fnde.norms {
  requires transitive org.fnde.api;

  provides org.fnde.spi.NormProvider with
      org.fnde.norms.AcrobotAsPublished,
      org.fnde.norms.L2,
      org.fnde.norms.Max,
      org.fnde.norms.Mixed,
      org.fnde.norms.MixedJoint,
      org.fnde.norms.Rms,
      org.fnde.norms.Seminorm,
      org.fnde.norms.SeminormJoint,
      org.fnde.norms.SeminormTorchdiffeq;
}
