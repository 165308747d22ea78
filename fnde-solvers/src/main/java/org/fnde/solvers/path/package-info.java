/** Interpolations of observed series: what the host prepares, and the paths traced from it. */
package org.fnde.solvers.path;
