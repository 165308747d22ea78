/** Methods, one per file, each with its reference. */
package org.fnde.solvers.method;
