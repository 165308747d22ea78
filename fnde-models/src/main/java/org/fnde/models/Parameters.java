package org.fnde.models;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fnde.backend.Array;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * Values of a model's parameters in one flat vector; a gradient of them has the same form.
 * Immutable and thread-safe.
 */
public final class Parameters {
  private final ParameterLayout layout;
  private final Array flat;

  /**
   * A flat vector read through a layout.
   *
   * @param layout where each parameter lies
   * @param flat a shared FLOAT32 or FLOAT64 vector of the layout's size
   * @throws IllegalArgumentException if the vector does not fit the layout
   */
  public Parameters(ParameterLayout layout, Array flat) {
    ArrayType type = flat.type();
    if (!type.dtype().isFloat() || !type.shape().equals(Shape.of(layout.size()))) {
      throw new IllegalArgumentException(
          "flat is " + type + ": need float32[" + layout.size() + "] or float64 of that length");
    }
    this.layout = layout;
    this.flat = flat;
  }

  static Parameters of(ParameterLayout layout, DType dtype, double[] values) {
    return new Parameters(
        layout, Array.of(new ArrayType(dtype, Shape.of(layout.size())), 1, values));
  }

  /**
   * Joins one array for each parameter.
   *
   * @param layout where each parameter lies
   * @param arrays an array for every parameter by its name, all of one floating-point element type;
   *     arrays of other names are ignored
   * @return the flat vector
   * @throws IllegalArgumentException if one is missing or of another type than the first
   */
  public static Parameters join(ParameterLayout layout, Map<String, Array> arrays) {
    String first = layout.names().getFirst();
    if (!arrays.containsKey(first)) {
      throw new IllegalArgumentException("no value for parameter " + first);
    }
    DType dtype = arrays.get(first).type().dtype();
    double[] values = new double[layout.size()];
    layout
        .types(dtype)
        .forEach((name, type) -> {
          if (!arrays.containsKey(name) || !arrays.get(name).type().equals(type)) {
            throw new IllegalArgumentException(
                "parameter " + name + ": need " + type + ", got " + found(arrays, name));
          }
          arrays.get(name).copyTo(0, values, layout.view(name).offset(), type.shape().size());
        });
    return of(layout, dtype, values);
  }

  private static String found(Map<String, Array> arrays, String name) {
    return arrays.containsKey(name) ? arrays.get(name).type().toString() : "nothing";
  }

  /**
   * Where each parameter lies.
   *
   * @return the layout
   */
  public ParameterLayout layout() {
    return layout;
  }

  /**
   * All values in one vector.
   *
   * @return a shared vector of the layout's size
   */
  public Array flat() {
    return flat;
  }

  /**
   * The element type.
   *
   * @return FLOAT32 or FLOAT64
   */
  public DType dtype() {
    return flat.type().dtype();
  }

  /**
   * One parameter.
   *
   * @param name its name
   * @return its values
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public Array get(String name) {
    ParameterLayout.View view = layout.view(name);
    int size = view.parameter().size();
    int[] dims = view.parameter().dims().stream().mapToInt(Integer::intValue).toArray();
    if (dtype() == DType.FLOAT64) {
      double[] values = new double[size];
      flat.copyTo(view.offset(), values, 0, size);
      return Array.of(values, dims);
    }
    float[] values = new float[size];
    flat.copyTo(view.offset(), values, 0, size);
    return Array.of(values, dims);
  }

  /**
   * All parameters, as a solve's inputs.
   *
   * @return the values by name, in order
   */
  public Map<String, Array> toArrays() {
    Map<String, Array> arrays = new LinkedHashMap<>();
    layout.names().forEach(name -> arrays.put(name, get(name)));
    return arrays;
  }

  /**
   * The same values rounded to another element type.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return the parameters, these if nothing changes
   * @throws IllegalArgumentException if the type is not floating-point
   */
  public Parameters as(DType dtype) {
    return dtype == dtype() ? this : new Parameters(layout, flat.as(dtype));
  }
}
