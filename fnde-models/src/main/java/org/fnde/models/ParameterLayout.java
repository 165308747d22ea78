package org.fnde.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Shape;

/**
 * Where each parameter of a model lies in one flat vector: one after the other, each in row-major
 * order. Immutable and thread-safe.
 */
public final class ParameterLayout {

  /**
   * One parameter in the flat vector.
   *
   * @param parameter what it is
   * @param offset where it starts
   */
  public record View(Parameter parameter, int offset) {}

  private final Map<String, View> views;
  private final int size;

  /**
   * A layout in the order given.
   *
   * @param parameters the parameters
   * @throws IllegalArgumentException if there are none, or two of one name
   */
  public ParameterLayout(List<Parameter> parameters) {
    Map<String, View> all = new LinkedHashMap<>();
    int offset = 0;
    for (Parameter p : parameters) {
      if (all.put(p.name(), new View(p, offset)) != null) {
        throw new IllegalArgumentException("two parameters named " + p.name());
      }
      offset = Math.addExact(offset, p.size());
    }
    if (all.isEmpty()) {
      throw new IllegalArgumentException("a model needs at least one parameter, got none");
    }
    this.views = all;
    this.size = offset;
  }

  /**
   * All parameters and where they are.
   *
   * @return the views in order
   */
  public List<View> views() {
    return List.copyOf(views.values());
  }

  /**
   * The names.
   *
   * @return the names in order
   */
  public List<String> names() {
    return List.copyOf(views.keySet());
  }

  /**
   * One parameter and where it is.
   *
   * @param name its name
   * @return the view
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public View view(String name) {
    if (!views.containsKey(name)) {
      throw new IllegalArgumentException("no parameter " + name + ", only " + names());
    }
    return views.get(name);
  }

  /**
   * The length of the flat vector.
   *
   * @return the number of elements of all parameters
   */
  public int size() {
    return size;
  }

  /**
   * The types under which a program declares the parameters as inputs.
   *
   * @param dtype the element type
   * @return shared array types by name, in order
   */
  public Map<String, ArrayType> types(DType dtype) {
    Map<String, ArrayType> types = new LinkedHashMap<>();
    views.forEach((name, view) ->
        types.put(name, new ArrayType(dtype, Shape.of().withDims(view.parameter().dims()))));
    return types;
  }

  /**
   * Initial values, the same on every machine: each tensor is drawn by its name, so adding one
   * changes no other.
   *
   * @param seed any number
   * @param dtype FLOAT32 or FLOAT64; a float32 value is the float64 one rounded
   * @return the values
   */
  public Parameters initial(long seed, DType dtype) {
    double[] values = new double[size];
    for (View view : views.values()) {
      CounterRandom random = CounterRandom.of(seed, "initialisation", view.parameter().name());
      double bound = view.parameter().bound();
      for (int i = 0; i < view.parameter().size(); i++) {
        values[view.offset() + i] = bound * (2 * random.uniform(i) - 1);
      }
    }
    return Parameters.of(this, dtype, values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterLayout layout && views().equals(layout.views());
  }

  @Override
  public int hashCode() {
    return views().hashCode();
  }

  @Override
  public String toString() {
    return names() + ", " + size + " elements";
  }
}
