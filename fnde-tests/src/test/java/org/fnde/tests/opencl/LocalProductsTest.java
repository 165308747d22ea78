package org.fnde.tests.opencl;

import org.fnde.backend.Backend;
import org.fnde.testkit.StepProgramContract;

/** Products as graphics processors do them, in local memory, on whatever device there is. */
class LocalProductsTest implements StepProgramContract {
  @Override
  public boolean callsPlainJava() {
    return false;
  }

  @Override
  public Backend backend() {
    return Devices.backend("opencl:products=local");
  }
}
