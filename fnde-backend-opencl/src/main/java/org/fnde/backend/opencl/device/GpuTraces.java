package org.fnde.backend.opencl.device;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a graphics processor's kernel driver leaves. */
public final class GpuTraces {
  private static final List<String> FILES =
      List.of("/dev/nvidiactl", "/dev/kfd", "/dev/dri", "/dev/dxg", "/dev/mali0");

  private GpuTraces() {}

  /**
   * Whether there may be a graphics processor.
   *
   * @return false on a Linux machine without any of its drivers
   */
  public static boolean exist() {
    boolean linux = System.getProperty("os.name", "").startsWith("Linux");
    return !linux || FILES.stream().anyMatch(f -> Files.exists(Path.of(f)));
  }
}
