/** From a program to kernels: what is fused, what is kept in memory, and the text of kernels. */
package org.fnde.backend.opencl.lowering;
