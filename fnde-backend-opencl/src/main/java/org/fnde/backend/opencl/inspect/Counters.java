package org.fnde.backend.opencl.inspect;

/**
 * What a backend has done since it was created and what it holds now.
 *
 * @param launches kernels that were started
 * @param bytesRead bytes copied from the device to the host
 * @param bytesWritten bytes copied from the host to the device
 * @param waits how often the host waited for the device
 * @param liveBytes bytes of device memory that are allocated now
 * @param liveRuns runs that are open now
 * @param liveKernels kernels with their arguments that are not released yet
 */
public record Counters(
    long launches,
    long bytesRead,
    long bytesWritten,
    long waits,
    long liveBytes,
    long liveRuns,
    long liveKernels) {}
