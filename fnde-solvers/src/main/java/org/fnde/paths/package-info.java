/** Controls of controlled differential equations, prepared from series of observations. */
package org.fnde.paths;
