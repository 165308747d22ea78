package org.fnde.backend.opencl.device;

import org.junit.jupiter.api.Assumptions;

/** This machine's first OpenCL device; without one, tests are skipped with the reason. */
public final class TestDevice {
  private TestDevice() {}

  public static Device require() {
    OpenCl installed = OpenCl.installed();
    installed.absence().ifPresent(reason -> Assumptions.abort("no OpenCL here: " + reason));
    return installed.devices().getFirst();
  }
}
