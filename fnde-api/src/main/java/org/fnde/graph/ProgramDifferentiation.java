package org.fnde.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fnde.graph.primitive.Input;

/** Derivatives of programs as programs. */
public final class ProgramDifferentiation {
  private final Program program;
  private final ProgramBuilder builder;
  private final Map<String, Expr> inputs = new HashMap<>();
  private final List<Expr> variables;
  private final List<Program.Output> outputs;
  private final List<Expr> values;

  private ProgramDifferentiation(String kind, Program program, List<String> wrt) {
    this.program = program;
    this.builder = Program.builder(kind + " of " + program.name());
    for (Input input : program.inputs()) {
      inputs.put(input.key(), builder.input(input.key(), input.type(), input.lifetime()));
    }
    this.variables = wrt.stream().map(this::variable).toList();
    this.outputs = program.outputs().stream().filter(o -> o.value().dtype().isFloat()).toList();
    Map<String, Expr> results = program.call(inputs);
    this.values = outputs.stream().map(o -> results.get(o.name())).toList();
  }

  /**
   * Reverse mode: a program that takes the inputs of another one and a cotangent for each of its
   * floating-point outputs, STATE inputs called {@code cotangent.<output>}, and gives the VJPs,
   * ATTEMPT outputs called {@code gradient.<input>}.
   *
   * @param program what is differentiated
   * @param wrt the names of the inputs it is differentiated with respect to
   * @return the VJP as a program
   * @throws IllegalArgumentException if a name is not that of a floating-point input
   * @throws UnsupportedOperationException if plain Java without a VJP is on the way
   */
  public static Program vjp(Program program, List<String> wrt) {
    ProgramDifferentiation d = new ProgramDifferentiation("vjp", program, wrt);
    List<Expr> cotangents = new ArrayList<>();
    for (Program.Output o : d.outputs) {
      cotangents.add(d.direction("cotangent." + o.name(), o.value()));
    }
    return d.build(
        wrt.stream().map("gradient."::concat).toList(),
        Differentiation.vjp(d.values, cotangents, d.variables));
  }

  /**
   * Forward mode: a program that takes the inputs of another one and a tangent for each of those it
   * is differentiated with respect to, STATE inputs called {@code tangent.<input>}, and gives the
   * JVPs of the floating-point outputs, ATTEMPT outputs called {@code tangent.<output>}. The JVP of
   * a JVP repeats {@code tangent.} in all names until no name is taken.
   *
   * @param program what is differentiated, with outputs named otherwise than its inputs
   * @param wrt the names of the inputs it is differentiated with respect to
   * @return the JVP as a program
   * @throws IllegalArgumentException if a name is not that of a floating-point input
   * @throws UnsupportedOperationException if plain Java is on the way
   */
  public static Program jvp(Program program, List<String> wrt) {
    ProgramDifferentiation d = new ProgramDifferentiation("jvp", program, wrt);
    String prefix = d.freePrefix(wrt);
    List<Expr> tangents = wrt.stream().map(w -> d.direction(prefix + w, d.inputs.get(w))).toList();
    return d.build(
        d.outputs.stream().map(o -> prefix + o.name()).toList(),
        Differentiation.jvp(d.values, d.variables, tangents));
  }

  private String freePrefix(List<String> wrt) {
    String prefix = "tangent.";
    while (wrt.stream().map(prefix::concat).anyMatch(inputs::containsKey)) {
      prefix += "tangent.";
    }
    return prefix;
  }

  private Expr variable(String name) {
    if (!inputs.containsKey(name)) {
      throw new IllegalArgumentException(
          "program "
              + program.name()
              + " has no input "
              + name
              + ", only "
              + program.inputs().stream().map(Input::key).toList());
    }
    return inputs.get(name);
  }

  private Expr direction(String name, Expr of) {
    return builder.input(name, of.type(), Lifetime.STATE);
  }

  private Program build(List<String> names, List<Expr> results) {
    for (int i = 0; i < names.size(); i++) {
      builder.output(Group.ATTEMPT, names.get(i), results.get(i));
    }
    return builder.build();
  }
}
