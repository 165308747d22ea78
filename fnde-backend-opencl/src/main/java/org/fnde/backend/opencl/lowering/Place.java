package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An element in the text of a kernel: its row, and its index in the row, from which coordinates
 * follow, or the other way round.
 *
 * @param row the row, a variable
 * @param index the index in the row, in row-major order
 * @param dims the dimensions that coordinates are known for, empty if none are
 * @param coordinates one per dimension
 */
record Place(String row, String index, List<Integer> dims, List<String> coordinates) {

  static Place at(String row, String index) {
    return new Place(row, index, List.of(), List.of());
  }

  static Place at(String row, List<Integer> dims, List<String> coordinates) {
    return new Place(row, index(dims, coordinates), dims, coordinates);
  }

  private static String index(List<Integer> dims, List<String> coordinates) {
    List<String> terms = new ArrayList<>();
    int stride = 1;
    for (int i = dims.size() - 1; i >= 0; i--) {
      if (dims.get(i) > 1 && !coordinates.get(i).equals("0")) {
        terms.add(stride == 1 ? coordinates.get(i) : coordinates.get(i) + " * " + stride);
      }
      stride *= dims.get(i);
    }
    return switch (terms.size()) {
      case 0 -> "0";
      case 1 -> terms.getFirst().contains(" ") ? "(" + terms.getFirst() + ")" : terms.getFirst();
      default -> "(" + String.join(" + ", terms.reversed()) + ")";
    };
  }

  /** The same place of an array of other dimensions, coordinates kept if only ones differ. */
  Place reshaped(List<Integer> newDims) {
    if (dims.isEmpty() || !longOnes(dims).equals(longOnes(newDims))) {
      return at(row, index);
    }
    List<String> known =
        new ArrayList<>(
            IntStream.range(0, dims.size())
                .filter(i -> dims.get(i) > 1)
                .mapToObj(coordinates::get)
                .toList());
    List<String> moved = newDims.stream().map(d -> d > 1 ? known.removeFirst() : "0").toList();
    return new Place(row, index, newDims, moved);
  }

  private static List<Integer> longOnes(List<Integer> dims) {
    return dims.stream().filter(d -> d > 1).toList();
  }

  Place withRow(String newRow) {
    return new Place(newRow, index, dims, coordinates);
  }
}
