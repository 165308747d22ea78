/** Pages that are one file each. */
package org.fnde.experiments.html;
