/** A norm, a method and a step size controller of a third party, found by id in tests. */
module org.fnde.tests.provider {
  requires org.fnde.api;

  provides org.fnde.spi.NormProvider with
      org.fnde.tests.provider.LargestState;
  provides org.fnde.spi.MethodProvider with
      org.fnde.tests.provider.BogackiShampine;
  provides org.fnde.spi.ControllerProvider with
      org.fnde.tests.provider.Halving;
}
