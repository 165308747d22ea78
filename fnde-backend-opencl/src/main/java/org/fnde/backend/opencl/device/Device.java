package org.fnde.backend.opencl.device;

import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_device_partition_property;
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
 * @param coarse whether it is given few large work-items, each a group of its own, as processors
 *     are, and not many small ones
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
    boolean coarse,
    boolean exactDivision) {

  /**
   * A part of a processor, for fewer threads.
   *
   * @param threads how many compute units, 0 for all; a graphics processor is never divided
   * @return the part, or this if that is all of it
   * @throws IllegalArgumentException if the driver does not divide it so
   */
  public Device part(int threads) {
    if (threads == 0 || threads >= units || !cpu) {
      return this;
    }
    cl_device_partition_property equal = new cl_device_partition_property();
    equal.addProperty(CL.CL_DEVICE_PARTITION_EQUALLY, threads);
    cl_device_id[] parts = new cl_device_id[units / threads];
    try {
      CL.clCreateSubDevices(id, equal, parts.length, parts, null);
      for (int i = 1; i < parts.length; i++) {
        CL.clReleaseDevice(parts[i]);
      }
    } catch (CLException e) {
      throw new IllegalArgumentException(
          "threads=" + threads + ": " + name + " cannot be divided (" + e.getMessage() + ")", e);
    }
    return with(parts[0], threads, coarse);
  }

  /**
   * The same device, given many small work-items.
   *
   * @return the device
   */
  public Device finely() {
    return with(id, units, false);
  }

  private Device with(cl_device_id part, int itsUnits, boolean itemsAreLarge) {
    return new Device(
        number,
        platform,
        part,
        platformName,
        name,
        driver,
        gpu,
        cpu,
        itsUnits,
        memory,
        largestBuffer,
        vectorBytes,
        workGroup,
        fp64,
        itemsAreLarge,
        exactDivision);
  }

  /** Gives a part back; of a whole device there is nothing to give back. */
  void release() {
    if (OpenCl.installed().devices().get(number).id() != id) {
      CL.clReleaseDevice(id);
    }
  }

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
