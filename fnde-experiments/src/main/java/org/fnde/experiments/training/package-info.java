/** Trains one model with several adjoint norms side by side, on the same batches. */
package org.fnde.experiments.training;
