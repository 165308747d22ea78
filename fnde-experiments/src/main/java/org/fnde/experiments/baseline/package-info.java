/** What a simple classifier reaches on the same series, for a model to be compared with. */
package org.fnde.experiments.baseline;
