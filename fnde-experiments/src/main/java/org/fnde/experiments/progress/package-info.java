/** How far an experiment is: a bar on a terminal, plain lines elsewhere. */
package org.fnde.experiments.progress;
