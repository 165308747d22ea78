package org.fnde.backend.simd.exec;

/** Where the entries of an indexed array and of a selection of them lie, in features. */
final class Entries {
  /** Offsets of the elements of one entry, in the indexed array and in the selection. */
  final int[] indexed;

  final int[] selected;
  private final Ref index;
  private final int length;
  private final int indexedStride;
  private final int selectedStride;

  /**
   * Offsets along all axes but one.
   *
   * @param x the indexed array
   * @param y the selection
   * @param axis the axis that is indexed, counted from the first
   */
  Entries(Ref x, Ref y, Ref index, int axis) {
    this.index = index;
    this.length = x.dims()[axis];
    this.indexedStride = x.strides()[axis];
    this.selectedStride = y.strides()[axis];
    int count = x.size() / length;
    indexed = new int[count];
    selected = new int[count];
    for (int i = 0; i < count; i++) {
      int rest = i;
      for (int d = x.dims().length - 1; d >= 0; d--) {
        if (d != axis) {
          indexed[i] += rest % x.dims()[d] * x.strides()[d];
          selected[i] += rest % x.dims()[d] * y.strides()[d];
          rest /= x.dims()[d];
        }
      }
    }
  }

  /** How many entries are selected. */
  int count() {
    return index.dims()[0];
  }

  /** Whether every row has an index of its own. */
  boolean perRow() {
    return index.perRow();
  }

  /** Where a selected entry begins in the indexed array. */
  int indexed(Frame f, int j, int row) {
    double[] all = f.array(index.array());
    int at = index.start(f) + j * index.strides()[0] * index.unit(f) + (perRow() ? row : 0);
    int i = (int) all[at];
    return Math.min(Math.max(i, 0), length - 1) * indexedStride;
  }

  /** Where it begins in the selection. */
  int selected(int j) {
    return j * selectedStride;
  }
}
