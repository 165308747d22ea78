/**
 * The fully actuated acrobot: its simulator and the data set that Symplectic ODE-Net is trained on.
 */
package org.fnde.experiments.acrobot;
