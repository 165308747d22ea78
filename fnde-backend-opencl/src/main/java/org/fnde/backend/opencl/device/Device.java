package org.fnde.backend.opencl.device;

import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/**
 * A device and what matters of it.
 *
 * @param number its place among all devices
 * @param platform the platform's handle
 * @param id the device's handle
 * @param platformName name of the platform
 * @param name name of the device
 * @param driver version of the driver
 * @param gpu whether it is a graphics processor
 * @param cpu whether it is the host's processor
 * @param units number of compute units
 * @param memory bytes of its memory
 * @param largestBuffer bytes of the largest buffer
 * @param vectorBytes bytes of the vectors it computes with
 * @param workGroup items of the largest work-group
 * @param fp64 whether it computes in double precision
 * @param exactDivision whether it can round quotients and roots correctly in single precision
 */
public record Device(
    int number,
    cl_platform_id platform,
    cl_device_id id,
    String platformName,
    String name,
    String driver,
    boolean gpu,
    boolean cpu,
    int units,
    long memory,
    long largestBuffer,
    int vectorBytes,
    long workGroup,
    boolean fp64,
    boolean exactDivision) {

  /** One line for a listing. */
  @Override
  public String toString() {
    return "device %d: %s, %s, driver %s, %s, %d compute units, %.1f GB memory, %s"
        .formatted(
            number,
            name,
            platformName,
            driver,
            gpu ? "GPU" : cpu ? "CPU" : "accelerator",
            units,
            memory / 1e9,
            fp64 ? "fp64" : "no fp64");
  }
}
