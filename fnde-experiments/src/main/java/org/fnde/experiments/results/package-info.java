/** Results of training runs as JSON files with a versioned schema. */
package org.fnde.experiments.results;
