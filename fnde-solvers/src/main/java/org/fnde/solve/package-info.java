/**
 * The front door: initial value problems solved adaptively, their statistics, and their adjoints.
 */
package org.fnde.solve;
