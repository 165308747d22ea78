/**
 * Array programs: shapes, expressions, primitives, programs and their derivatives.
 *
 * <p>A {@link org.fnde.graph.Program} is an immutable graph of {@link
 * org.fnde.graph.primitive.Primitive}s that ordinary Java code builds by computing with {@link
 * org.fnde.graph.Expr}. The batch is never an axis: a {@link org.fnde.graph.Shape} says whether a
 * value has rows, and only row reductions see them. Axes are counted from the last, {@code -1}, and
 * every primitive passes further leading axes through, so that a tangent or a cotangent may carry
 * one leading stack dimension.
 */
package org.fnde.graph;
