/** The use of trained models on data of one's own. */
package org.fnde.experiments.inference;
