package org.fnde.backend.opencl.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** What there is of OpenCL in this process: all devices, or why there are none. */
public final class OpenCl {
  private static final String TEMPORARY = "java.io.tmpdir";

  /** Loading native code is once in a process, so its outcome is too. */
  private static final class Loaded {
    private static final OpenCl INSTANCE = load();
  }

  private final List<Device> devices;
  private final Optional<String> absence;

  private OpenCl(List<Device> devices, Optional<String> absence) {
    this.devices = List.copyOf(devices);
    this.absence = absence;
  }

  /**
   * What is installed; looked for once.
   *
   * @return the devices or a reason
   */
  public static OpenCl installed() {
    return Loaded.INSTANCE;
  }

  /**
   * All devices, in the order of platforms.
   *
   * @return the devices, none if there is a reason
   */
  public List<Device> devices() {
    return devices;
  }

  /**
   * Why there is no device.
   *
   * @return the reason, empty if there is one
   */
  public Optional<String> absence() {
    return absence;
  }

  private static OpenCl load() {
    try {
      Optional<String> absence = LoaderProbe.absence();
      if (absence.isPresent()) {
        return new OpenCl(List.of(), absence);
      }
      initialise();
      List<Device> devices = list();
      return new OpenCl(
          devices,
          devices.isEmpty() ? Optional.of("the OpenCL drivers find no device") : Optional.empty());
    } catch (IOException e) {
      return new OpenCl(List.of(), Optional.of("JOCL's library cannot be unpacked: " + e));
    } catch (LinkageError | RuntimeException e) {
      return new OpenCl(List.of(), Optional.of("OpenCL cannot be loaded: " + e));
    }
  }

  /** JOCL loads a file of its library's name from the directory for temporary files, if any. */
  private static void initialise() throws IOException {
    Path directory = unpacked();
    String before = System.getProperty(TEMPORARY);
    System.setProperty(TEMPORARY, directory.toString());
    try {
      CL.setExceptionsEnabled(true);
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }

  private static Path unpacked() throws IOException {
    try {
      return NativeLibrary.unpack(CacheDirectory.of());
    } catch (IOException e) {
      return NativeLibrary.unpack(Files.createTempDirectory("fnde-opencl"));
    }
  }

  private static List<Device> list() {
    List<Device> all = new ArrayList<>();
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    for (cl_platform_id platform : platforms) {
      for (cl_device_id device : devices(platform)) {
        all.add(DeviceInfo.describe(all.size(), platform, device));
      }
    }
    return all;
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    try {
      int[] count = new int[1];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
      cl_device_id[] devices = new cl_device_id[count[0]];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
      return devices;
    } catch (CLException e) {
      return new cl_device_id[0]; // a driver without its hardware
    }
  }
}
