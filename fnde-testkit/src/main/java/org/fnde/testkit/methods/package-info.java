/** A problem with a known solution that methods are tried on. */
package org.fnde.testkit.methods;
