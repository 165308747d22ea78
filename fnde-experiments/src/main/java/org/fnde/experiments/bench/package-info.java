/** Benchmarks of the {@code fnde} command: measurements, never assertions. */
package org.fnde.experiments.bench;
