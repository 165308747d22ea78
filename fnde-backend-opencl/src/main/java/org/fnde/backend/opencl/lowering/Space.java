package org.fnde.backend.opencl.lowering;

/**
 * What values must have in common to be computed by one kernel.
 *
 * @param stage the stage
 * @param level the level in the stage
 * @param rows whether there are rows
 * @param size elements of a row
 */
record Space(Stage stage, int level, boolean rows, int size) {
  static Space of(Node n) {
    return new Space(n.stage(), n.level(), n.hasRows(), n.size());
  }
}
