/** The Guice module that binds every provider by its id. */
package org.fnde.guice;
