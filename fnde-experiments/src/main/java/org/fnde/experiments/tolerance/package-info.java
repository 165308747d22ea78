/** Tolerances of an adjoint solve as a user writes them. */
package org.fnde.experiments.tolerance;
