package org.fnde.graph.primitive;

/** Folds one axis, which keeps the length 1, or the rows, which disappear. */
public sealed interface Reduction extends Primitive permits Sum, ReduceMax, SumRows, MaxRows {}
