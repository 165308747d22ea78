/** Data sets, training runs, their results, and the {@code fnde} command. */
package org.fnde.experiments;
