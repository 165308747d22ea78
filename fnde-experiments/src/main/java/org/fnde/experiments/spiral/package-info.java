/** A spiral in the plane and the neural ODE that learns it: the problem of torchdiffeq's demo. */
package org.fnde.experiments.spiral;
