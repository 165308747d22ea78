/** Norms: traced functions from the scaled values of a step to the one number a controller sees. */
package org.fnde.norms;
