/** What tests may know about a backend at work. */
package org.fnde.backend.opencl.inspect;
