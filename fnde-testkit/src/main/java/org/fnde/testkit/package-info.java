/** Contract suites that a provider's tests extend, and the reference interpreter. */
package org.fnde.testkit;
