/** Providers that only tests use, in a module of their own. */
package org.fnde.tests.provider;
