/** Swings the acrobot up by a controller made from a trained model, and shows how it moved. */
package org.fnde.experiments.acrobot.swingup;
