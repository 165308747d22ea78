/** Recordings: reading, resampling, and mel-frequency cepstral coefficients. */
package org.fnde.experiments.audio;
