/** Measurements of the machine and of the kernels, for the command's benchmarks. */
package org.fnde.backend.simd.measure;
