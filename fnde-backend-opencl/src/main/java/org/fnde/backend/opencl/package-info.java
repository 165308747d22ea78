/** The backend {@code opencl}. */
package org.fnde.backend.opencl;
