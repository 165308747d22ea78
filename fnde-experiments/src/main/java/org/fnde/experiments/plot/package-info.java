/** Charts and other pictures as PNG and SVG files, drawn without a display. */
package org.fnde.experiments.plot;
