/** Plain text output. */
package org.fnde.experiments.text;
