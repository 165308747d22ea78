/** Models written with array expressions, and what trains them. */
package org.fnde.models;
