/**
 * Recordings of spoken words as labelled time series: Speech Commands, and the Free Spoken Digit
 * Dataset.
 */
package org.fnde.experiments.speech;
