package org.fnde.tests.opencl;

import java.util.stream.LongStream;
import org.fnde.backend.Backend;
import org.fnde.testkit.BackendContract;

/** On every machine with an OpenCL device. */
class OpenClConformanceTest implements BackendContract {

  /** Compilers of kernels are slow: enough programs to contain every primitive several times. */
  @Override
  public LongStream seeds() {
    return LongStream.range(0, 25);
  }

  @Override
  public boolean callsPlainJava() {
    return false;
  }

  @Override
  public Backend backend() {
    return Devices.backend("opencl");
  }
}
