/** A backend that runs programs tile by tile on the vector units of the processor. */
package org.fnde.backend.simd;
