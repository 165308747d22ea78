package org.fnde.tests.opencl;

import java.util.stream.LongStream;
import org.fnde.backend.Backend;
import org.fnde.testkit.BackendContract;

/** On every machine with an OpenCL device, which is watched: the host computes nothing. */
class OpenClConformanceTest implements BackendContract {

  /**
   * Compilers of kernels are slow: a few programs, among them five that contain every primitive.
   */
  @Override
  public LongStream seeds() {
    return LongStream.concat(LongStream.range(0, 3), LongStream.of(18, 31, 58, 97, 137));
  }

  @Override
  public boolean callsPlainJava() {
    return false;
  }

  @Override
  public Backend backend() {
    return new WatchedBackend(Devices.backend("opencl"));
  }
}
