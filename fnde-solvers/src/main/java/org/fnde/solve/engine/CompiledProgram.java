package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.backend.Array;
import org.fnde.backend.Backend;
import org.fnde.backend.Executable;
import org.fnde.backend.Launch;
import org.fnde.backend.Residence;
import org.fnde.graph.ArrayType;
import org.fnde.graph.Differentiation;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.primitive.Input;

/** A program that is computed once per binding, and its VJP. Thread-safe. */
public final class CompiledProgram {
  private final Backend backend;
  private final Program program;
  private final Executable values;
  private final Executable gradients;
  private final List<String> wrt;

  /**
   * Compiles a program.
   *
   * @throws IllegalArgumentException if an input is not BOUND, or {@code wrt} names no input of
   *     floating-point type
   */
  public CompiledProgram(Program program, Backend backend, Set<String> wrt) {
    check(program, wrt);
    this.backend = backend;
    this.program = program;
    this.wrt = List.copyOf(wrt);
    this.values = backend.compile(stored(program));
    this.gradients = backend.compile(vjp(program, this.wrt));
  }

  private static void check(Program program, Set<String> wrt) {
    for (Input input : program.inputs()) {
      Names.check(input.key());
      if (input.lifetime() != Lifetime.BOUND) {
        throw new IllegalArgumentException(
            "input '"
                + input.key()
                + "' of program "
                + program.name()
                + " is "
                + input.lifetime()
                + ": a node's program needs BOUND inputs");
      }
    }
    for (String name : wrt) {
      if (program.inputs().stream()
          .noneMatch(i -> i.key().equals(name) && i.type().dtype().isFloat())) {
        throw new IllegalArgumentException(
            "gradient with respect to '"
                + name
                + "': program "
                + program.name()
                + " has inputs "
                + program.inputs().stream().map(Input::key).toList()
                + ", which must be of floating-point type");
      }
    }
  }

  private static Program stored(Program program) {
    ProgramBuilder builder = Program.builder(program.name());
    Map<String, Expr> arguments = declare(builder, program);
    program
        .call(arguments)
        .forEach((name, value) -> builder.output(Group.ATTEMPT, name, Storage.stored(value)));
    return builder.build().inlined();
  }

  private static Map<String, Expr> declare(ProgramBuilder builder, Program program) {
    Map<String, Expr> arguments = new LinkedHashMap<>();
    for (Input i : program.inputs()) {
      arguments.put(i.key(), builder.input(i.key(), i.type(), Lifetime.BOUND));
    }
    return arguments;
  }

  private static Program vjp(Program program, List<String> wrt) {
    ProgramBuilder builder = Program.builder("VJP of " + program.name());
    Map<String, Expr> arguments = declare(builder, program);
    List<Expr> outputs = new ArrayList<>();
    List<Expr> cotangents = new ArrayList<>();
    program
        .call(arguments)
        .forEach((name, value) -> {
          if (value.dtype().isFloat()) {
            outputs.add(value);
            cotangents.add(builder.input(Names.cotangent(name), value.type(), Lifetime.BOUND));
          }
        });
    List<Expr> gradients =
        wrt.isEmpty()
            ? List.of()
            : Differentiation.vjp(outputs, cotangents, wrt.stream().map(arguments::get).toList());
    for (int i = 0; i < wrt.size(); i++) {
      builder.output(Group.ATTEMPT, wrt.get(i), Storage.stored(gradients.get(i)));
    }
    return builder.build().inlined();
  }

  /** Keeps values where the program runs, for its outputs and their gradients. */
  public Residence keep(Map<String, Array> inputs) {
    return backend.keep(inputs.values());
  }

  /** Computes the outputs by name. */
  public Map<String, Array> values(Map<String, Array> inputs) {
    for (Input input : program.inputs()) {
      check("input", input.key(), input.type(), inputs);
    }
    Map<String, ArrayType> types = new LinkedHashMap<>();
    program.outputs().forEach(o -> types.put(o.name(), o.value().type()));
    return run(values, inputs, types);
  }

  /** Computes the gradients by name of the input. */
  public Map<String, Array> gradients(Map<String, Array> inputs, Map<String, Array> cotangents) {
    int rows = rows(inputs);
    Map<String, Array> bound = new LinkedHashMap<>(inputs);
    for (String name : cotangents.keySet()) {
      program.output(name);
    }
    for (Program.Output o : program.outputs()) {
      ArrayType type = o.value().type();
      if (cotangents.containsKey(o.name())) {
        check("cotangent", o.name(), type, cotangents);
        bound.put(Names.cotangent(o.name()), cotangents.get(o.name()));
      } else {
        int of = type.shape().hasRows() ? rows : 1;
        double[] zeros = new double[of * type.shape().size()];
        bound.put(Names.cotangent(o.name()), Array.of(type, of, zeros));
      }
    }
    Map<String, ArrayType> types = new LinkedHashMap<>();
    wrt.forEach(name -> types.put(name, inputs.get(name).type()));
    return wrt.isEmpty() ? Map.of() : run(gradients, bound, types);
  }

  private void check(String what, String name, ArrayType type, Map<String, Array> values) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "no value for "
              + what
              + " '"
              + name
              + "' of program "
              + program.name()
              + "; values were given for "
              + values.keySet());
    }
    if (!values.get(name).type().equals(type)) {
      throw new IllegalArgumentException(
          what
              + " '"
              + name
              + "' of program "
              + program.name()
              + " is "
              + values.get(name).type()
              + ", need "
              + type);
    }
  }

  private int rows(Map<String, Array> inputs) {
    return BoundValues.rows(
        BoundValues.only(inputs, program.inputs().stream().map(Input::key).toList()));
  }

  private Map<String, Array> run(
      Executable executable, Map<String, Array> bound, Map<String, ArrayType> types) {
    Map<String, Array> results = new LinkedHashMap<>();
    try (Memory memory = new Memory(backend, rows(bound), bound)) {
      Launch launch = memory.prepare(executable);
      launch.attempt();
      types.forEach((name, type) -> {
        Array stored = memory.buffer(name, Storage.type(type)).read();
        results.put(name, Storage.as(stored, type));
      });
    }
    return results;
  }
}
