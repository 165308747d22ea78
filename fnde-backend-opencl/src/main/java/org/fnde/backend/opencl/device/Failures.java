package org.fnde.backend.opencl.device;

import org.fnde.backend.BackendException;
import org.jocl.CL;
import org.jocl.CLException;

/** What a driver's status means for a user. */
final class Failures {
  private Failures() {}

  static BackendException of(String what, Device device, CLException e) {
    return new BackendException(what + " on " + device.name() + ": " + meaning(e.getStatus()), e);
  }

  private static String meaning(int status) {
    return switch (status) {
      case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
          CL.CL_OUT_OF_RESOURCES,
          CL.CL_OUT_OF_HOST_MEMORY,
          CL.CL_INVALID_BUFFER_SIZE ->
          "out of memory; use a smaller batch or another device";
      case CL.CL_DEVICE_NOT_AVAILABLE,
          CL.CL_INVALID_DEVICE,
          CL.CL_INVALID_CONTEXT,
          CL.CL_INVALID_COMMAND_QUEUE ->
          "the device is lost; create the backend again, or use another device";
      case CL.CL_INVALID_WORK_GROUP_SIZE, CL.CL_INVALID_WORK_ITEM_SIZE ->
          "the driver refuses the size of a work-group; report it, and use another device";
      default -> "the driver reports " + CL.stringFor_errorCode(status);
    };
  }
}
