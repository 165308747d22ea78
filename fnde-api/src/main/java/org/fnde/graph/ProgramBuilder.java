package org.fnde.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.graph.primitive.Input;

/** Collects inputs and outputs of a {@link Program}. For one thread. */
public final class ProgramBuilder {
  private final String name;
  private final Map<String, Expr> inputs = new LinkedHashMap<>();
  private final List<Program.Output> outputs = new ArrayList<>();

  ProgramBuilder(String name) {
    this.name = name;
  }

  /**
   * Declares an input.
   *
   * @param key its name
   * @param type element type and shape; a STEP input is a shared FLOAT64 scalar
   * @param lifetime how long it keeps its value
   * @return the input as an expression
   * @throws IllegalArgumentException if the name is taken, or a STEP input is not such a scalar
   */
  public Expr input(String key, ArrayType type, Lifetime lifetime) {
    if (inputs.containsKey(key)) {
      throw new IllegalArgumentException("program " + name + " has an input " + key + " already");
    }
    if (lifetime == Lifetime.STEP && !type.equals(ArrayType.scalar())) {
      throw new IllegalArgumentException(
          "input "
              + key
              + " is set by the host every step: needs "
              + ArrayType.scalar()
              + ", got "
              + type);
    }
    Expr input = Expr.of(new Input(key, type, lifetime));
    inputs.put(key, input);
    return input;
  }

  /**
   * Declares an output.
   *
   * @param group when it is needed
   * @param key its name
   * @param value what it is
   * @return this
   * @throws IllegalArgumentException if the name is taken
   */
  public ProgramBuilder output(Group group, String key, Expr value) {
    if (outputs.stream().anyMatch(o -> o.name().equals(key))) {
      throw new IllegalArgumentException("program " + name + " has an output " + key + " already");
    }
    outputs.add(new Program.Output(key, value, group));
    return this;
  }

  /**
   * Simplifies and builds the program.
   *
   * @return the program
   * @throws IllegalArgumentException if an output depends on an input of another program
   */
  public Program build() {
    List<Expr> values =
        Simplification.simplify(outputs.stream().map(Program.Output::value).toList());
    List<Program.Output> simplified = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Program.Output o = outputs.get(i);
      simplified.add(new Program.Output(o.name(), values.get(i), o.group()));
    }
    List<Input> declared = inputs.values().stream().map(e -> (Input) e.primitive()).toList();
    refuseForeign(values, new HashSet<>(declared));
    return new Program(name, declared, simplified);
  }

  private void refuseForeign(List<Expr> values, Set<Input> declared) {
    for (Expr node : Traversal.postOrder(values)) {
      if (node.primitive() instanceof Input input && !declared.contains(input)) {
        throw new IllegalArgumentException(
            "program " + name + " depends on input " + input.key() + ", which it does not declare");
      }
    }
  }
}
