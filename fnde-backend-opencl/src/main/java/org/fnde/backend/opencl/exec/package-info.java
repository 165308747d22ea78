/** Kernels with their memory, ready to run. */
package org.fnde.backend.opencl.exec;
