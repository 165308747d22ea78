package org.fnde.solve.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.equation.Component;
import org.fnde.equation.Inputs;
import org.fnde.equation.TupleField;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Group;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.TraceException;

/** Traces a vector field once and checks what it gives. */
final class FieldTracer {

  /** Declares an input when the field first asks for it. */
  private record OnDemand(
      ProgramBuilder program, Map<String, ArrayType> types, Map<String, Expr> declared)
      implements Inputs {
    @Override
    public Expr get(String name) {
      if (!types.containsKey(name)) {
        throw TraceException.of(
            "the vector field reads input '"
                + name
                + "', which has no value; values were given for "
                + types.keySet());
      }
      return declared.computeIfAbsent(name, n -> program.input(n, types.get(n), Lifetime.BOUND));
    }
  }

  private FieldTracer() {}

  /** Traces {@code field} for a state and inputs of these types. */
  static Dynamics trace(TupleField field, List<Component> state, Map<String, ArrayType> inputs) {
    check(state, inputs);
    ProgramBuilder program = Program.builder("field");
    ArrayType timeType = new ArrayType(state.getFirst().type().dtype(), Shape.of());
    Expr t = program.input(Names.TIME, timeType, Lifetime.STATE);
    List<Expr> y = new ArrayList<>();
    for (Component c : state) {
      y.add(program.input(Names.state(c.name()), c.type(), Lifetime.STATE));
    }
    Inputs in = new OnDemand(program, inputs, new LinkedHashMap<>());
    List<Expr> dy = field.derivative(t, List.copyOf(y), in);
    if (dy.size() != state.size()) {
      throw TraceException.of(
          "the vector field gives "
              + dy.size()
              + " derivatives, the state has components "
              + state.stream().map(Component::name).toList());
    }
    for (int i = 0; i < dy.size(); i++) {
      Component c = state.get(i);
      program.output(Group.ATTEMPT, Names.derivative(c.name()), fitted(c, dy.get(i)));
    }
    return new Dynamics(List.copyOf(state), program.build());
  }

  private static Expr fitted(Component c, Expr dy) {
    Expr d = c.type().shape().hasRows() ? dy.broadcastRows() : dy;
    if (!d.type().equals(c.type())) {
      throw TraceException.of(
          "the derivative of component '"
              + c.name()
              + "' is "
              + dy.type()
              + ", the component is "
              + c.type());
    }
    return d;
  }

  private static void check(List<Component> state, Map<String, ArrayType> inputs) {
    DType dtype = state.getFirst().type().dtype();
    for (Component c : state) {
      Names.check(c.name());
      if (!c.type().dtype().isFloat() || c.type().dtype() != dtype) {
        throw new IllegalArgumentException(
            "component '"
                + c.name()
                + "' is "
                + c.type()
                + ": all components must have one floating-point type");
      }
      if (c.name().equals(Component.TIME) || inputs.containsKey(c.name())) {
        throw new IllegalArgumentException(
            "name '"
                + c.name()
                + "' is taken: a component needs a name that is neither '"
                + Component.TIME
                + "' nor an input's");
      }
    }
    inputs.keySet().forEach(Names::check);
  }
}
