/** What is integrated: vector fields, and the components of the state with their roles. */
package org.fnde.equation;
