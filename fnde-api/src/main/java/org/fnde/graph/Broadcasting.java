package org.fnde.graph;

import java.util.ArrayList;
import java.util.List;

/** Right-aligned broadcasting of dimensions, where a length of 1 and a missing axis repeat. */
public final class Broadcasting {
  private Broadcasting() {}

  /**
   * The dimensions that two arrays broadcast to.
   *
   * @param a dimensions, outermost first
   * @param b dimensions, outermost first
   * @return the common dimensions
   * @throws IllegalArgumentException if two lengths differ and neither is 1
   */
  public static List<Integer> common(List<Integer> a, List<Integer> b) {
    int rank = Math.max(a.size(), b.size());
    List<Integer> dims = new ArrayList<>();
    for (int axis = -rank; axis < 0; axis++) {
      int left = -axis > a.size() ? 1 : a.get(a.size() + axis);
      int right = -axis > b.size() ? 1 : b.get(b.size() + axis);
      if (left != right && left != 1 && right != 1) {
        throw new IllegalArgumentException(
            a + " and " + b + " do not broadcast: " + left + " and " + right + " at axis " + axis);
      }
      dims.add(Math.max(left, right));
    }
    return dims;
  }
}
