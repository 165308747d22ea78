/** Labelled time series: splits, normalisation and batches. */
package org.fnde.experiments.series;
