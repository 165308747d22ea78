package org.fnde.backend.opencl.device;

import java.nio.charset.StandardCharsets;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** Asks a driver about a device. */
final class DeviceInfo {
  private DeviceInfo() {}

  static Device describe(int number, cl_platform_id platform, cl_device_id id) {
    long type = number(id, CL.CL_DEVICE_TYPE);
    long singles = number(id, CL.CL_DEVICE_SINGLE_FP_CONFIG);
    return new Device(
        number,
        platform,
        id,
        name(platform),
        text(id, CL.CL_DEVICE_NAME),
        text(id, CL.CL_DRIVER_VERSION),
        (type & CL.CL_DEVICE_TYPE_GPU) != 0,
        (type & CL.CL_DEVICE_TYPE_CPU) != 0,
        (int) number(id, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
        number(id, CL.CL_DEVICE_GLOBAL_MEM_SIZE),
        number(id, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
        4 * (int) number(id, CL.CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT),
        number(id, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
        number(id, CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0,
        (type & CL.CL_DEVICE_TYPE_CPU) != 0,
        (singles & CL.CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0);
  }

  static String name(cl_platform_id platform) {
    long[] size = new long[1];
    CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, 0, null, size);
    byte[] name = new byte[(int) size[0]];
    CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, name.length, Pointer.to(name), null);
    return text(name);
  }

  private static long number(cl_device_id id, int what) {
    long[] value = new long[1];
    CL.clGetDeviceInfo(id, what, Sizeof.cl_long, Pointer.to(value), null);
    return value[0];
  }

  private static String text(cl_device_id id, int what) {
    long[] size = new long[1];
    CL.clGetDeviceInfo(id, what, 0, null, size);
    byte[] bytes = new byte[(int) size[0]];
    CL.clGetDeviceInfo(id, what, bytes.length, Pointer.to(bytes), null);
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
