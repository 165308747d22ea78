package org.fnde.backend.opencl.device;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  private final SignalHandlers handlers;
  private final List<Device> devices;
  private final Optional<String> absence;

  private OpenCl(SignalHandlers handlers, List<Device> devices, Optional<String> absence) {
    this.handlers = handlers;
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

  /** The handlers of before any driver was loaded. */
  SignalHandlers handlers() {
    return handlers;
  }

  private static OpenCl load() {
    SignalHandlers handlers = SignalHandlers.save();
    try {
      return load(handlers);
    } catch (IOException e) {
      return absent(handlers, "JOCL's library cannot be unpacked: " + e);
    } catch (LinkageError | RuntimeException e) {
      return absent(handlers, "OpenCL cannot be loaded: " + e);
    } finally {
      handlers.restore();
    }
  }

  private static OpenCl absent(SignalHandlers handlers, String reason) {
    return new OpenCl(handlers, List.of(), Optional.of(reason));
  }

  private static OpenCl load(SignalHandlers handlers) throws IOException {
    Optional<String> absence = LoaderProbe.absence();
    if (absence.isPresent()) {
      return absent(handlers, absence.get());
    }
    initialise();
    List<Device> devices = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    list(devices, refusals);
    if (devices.isEmpty()) {
      return absent(
          handlers,
          refusals.isEmpty()
              ? "the OpenCL drivers find no device"
              : "the OpenCL drivers give no device: " + String.join("; ", refusals));
    }
    return new OpenCl(handlers, devices, Optional.empty());
  }

  /** JOCL loads a file of its library's name from the directory for temporary files, if any. */
  private static void initialise() throws IOException {
    try {
      initialise(NativeLibrary.unpack(CacheDirectory.of()));
    } catch (IOException e) {
      initialiseOnce();
    }
  }

  /** For this process alone; where a library in use can be deleted, nothing is left. */
  private static void initialiseOnce() throws IOException {
    Path temporary = Files.createTempDirectory("fnde-opencl");
    try {
      initialise(NativeLibrary.unpack(temporary));
    } finally {
      try (Stream<Path> files = Files.walk(temporary)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private static void initialise(Path directory) {
    String before = System.getProperty(TEMPORARY);
    System.setProperty(TEMPORARY, directory.toString());
    try {
      CL.setExceptionsEnabled(true);
    } finally {
      System.setProperty(TEMPORARY, before);
    }
  }

  private static void list(List<Device> all, List<String> refusals) {
    int[] count = new int[1];
    CL.clGetPlatformIDs(0, null, count);
    cl_platform_id[] platforms = new cl_platform_id[count[0]];
    CL.clGetPlatformIDs(platforms.length, platforms, null);
    for (cl_platform_id platform : platforms) {
      try {
        for (cl_device_id device : devices(platform)) {
          all.add(DeviceInfo.describe(all.size(), platform, device));
        }
      } catch (CLException e) {
        String status = CL.stringFor_errorCode(e.getStatus());
        refusals.add(
            DeviceInfo.name(platform)
                + " reports "
                + status
                + " (for PoCL: can its cache directory be written?)");
      }
    }
  }

  private static cl_device_id[] devices(cl_platform_id platform) {
    try {
      int[] count = new int[1];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, 0, null, count);
      cl_device_id[] devices = new cl_device_id[count[0]];
      CL.clGetDeviceIDs(platform, CL.CL_DEVICE_TYPE_ALL, devices.length, devices, null);
      return devices;
    } catch (CLException e) {
      if (e.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
        return new cl_device_id[0];
      }
      throw e;
    }
  }
}
