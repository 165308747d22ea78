package org.fnde.backend.opencl.lowering;

/** When something is computed. */
public enum Stage {
  /** Once per binding. */
  BIND,
  /** With every attempt. */
  ATTEMPT,
  /** With every commit. */
  COMMIT
}
