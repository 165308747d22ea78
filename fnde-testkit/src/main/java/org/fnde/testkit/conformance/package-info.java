/** Random programs, and how far a backend's results may be from the exact ones. */
package org.fnde.testkit.conformance;
