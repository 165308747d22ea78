package org.fnde.graph.primitive;

import java.util.List;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Lifetime;

/**
 * A named input of a program.
 *
 * @param key the name, unique in its program
 * @param type element type and shape
 * @param lifetime how long it keeps its value
 */
public record Input(String key, ArrayType type, Lifetime lifetime) implements Leaf {
  @Override
  public String name() {
    return "input " + key;
  }

  @Override
  public ArrayType type(List<ArrayType> x) {
    return type;
  }
}
