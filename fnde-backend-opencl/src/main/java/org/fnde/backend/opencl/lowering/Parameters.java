package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fnde.graph.DType;

/** The memory that a kernel takes as arguments, in the order in which its text uses it. */
final class Parameters {
  private final List<Integer> values = new ArrayList<>();
  private final List<DType> types = new ArrayList<>();
  private final Set<Integer> written = new HashSet<>();

  /** The name of a value in the text. */
  String read(int value, DType dtype) {
    int at = values.indexOf(value);
    if (at < 0) {
      at = values.size();
      values.add(value);
      types.add(dtype);
    }
    return "p" + at;
  }

  String write(int value, DType dtype) {
    written.add(value);
    return read(value, dtype);
  }

  List<Integer> values() {
    return List.copyOf(values);
  }

  /** Their declarations, each after a comma. */
  String declarations() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      boolean constant = !written.contains(values.get(i));
      text.append(", __global ").append(constant ? "const " : "");
      text.append(Formulas.type(types.get(i))).append("* restrict p").append(i);
    }
    return text.toString();
  }
}
