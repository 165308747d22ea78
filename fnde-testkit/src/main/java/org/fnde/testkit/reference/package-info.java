/** The reference interpreter: every primitive by its definition, in double. */
package org.fnde.testkit.reference;
