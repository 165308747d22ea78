/**
 * What others can provide: norms, methods, step size controllers and backends. A provider is a
 * public class with a public constructor without arguments, named in {@code provides} of a module
 * or in META-INF/services of a jar on the class path; it is then used by its id.
 */
package org.fnde.spi;
