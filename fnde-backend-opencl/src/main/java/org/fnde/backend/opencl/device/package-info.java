/** Devices, their memory and their compilers: everything that talks to the driver. */
package org.fnde.backend.opencl.device;
