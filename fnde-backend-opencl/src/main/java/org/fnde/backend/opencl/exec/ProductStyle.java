package org.fnde.backend.opencl.exec;

import java.util.Locale;
import org.fnde.backend.opencl.device.Device;

/** How a device multiplies matrices fastest. */
public enum ProductStyle {
  /** A work-item computes a tile in registers; for processors, where barriers are slow. */
  REGISTER,
  /** A work-group shares parts of the operands in local memory; for graphics processors. */
  LOCAL;

  private static final int LOCAL_GROUP = 256;

  /**
   * The style that a user chose.
   *
   * @param name {@code auto}, {@code register} or {@code local}
   * @param device for {@code auto}
   * @return the style
   * @throws IllegalArgumentException if the name is none of these
   */
  public static ProductStyle of(String name, Device device) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "auto" -> device.cpu() || device.workGroup() < LOCAL_GROUP ? REGISTER : LOCAL;
      case "register" -> REGISTER;
      case "local" -> LOCAL;
      default ->
          throw new IllegalArgumentException("products=" + name + ": give auto, register or local");
    };
  }
}
