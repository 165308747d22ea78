/**
 * Words told apart by a Neural CDE: the experiments on Speech Commands and on spoken digits, and
 * the use of what they trained.
 */
package org.fnde.experiments.recognition;
