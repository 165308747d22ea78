/** What tests may ask about a launch. Exported to them alone. */
package org.fnde.backend.simd.inspect;
