/** Tables, pictures and pages made of the files of runs, never of what a run remembers. */
package org.fnde.experiments.analysis;
