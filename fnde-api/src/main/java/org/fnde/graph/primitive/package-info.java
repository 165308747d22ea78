/**
 * The primitives of array programs: about forty records, closed under differentiation.
 *
 * <p>Every record holds its shape rule, its JVP and its VJP. Elementwise primitives take operands
 * of equal dimensions; structural ones and products act on the last axes. All of them pass further
 * leading axes through, which is how tangents and cotangents carry a stack.
 */
package org.fnde.graph.primitive;
