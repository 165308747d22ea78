/** What runs: instructions on tiles, frames that hold their arrays, slots claimed by workers. */
package org.fnde.backend.simd.exec;
