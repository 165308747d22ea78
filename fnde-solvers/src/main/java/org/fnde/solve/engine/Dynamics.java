package org.fnde.solve.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fnde.equation.Component;
import org.fnde.equation.Role;
import org.fnde.graph.ArrayType;
import org.fnde.graph.DType;
import org.fnde.graph.Expr;
import org.fnde.graph.Lifetime;
import org.fnde.graph.Program;
import org.fnde.graph.ProgramBuilder;
import org.fnde.graph.Shape;
import org.fnde.graph.primitive.Input;

/**
 * What is integrated: components, and the program of their derivatives, which every stage calls.
 *
 * @param components all of them, as a norm sees them
 * @param field inputs are the time, the components that feed back, and bound inputs; outputs are
 *     the derivatives of all components
 */
record Dynamics(List<Component> components, Program field) {

  /** The element type of the state, and of the time as the field sees it. */
  DType dtype() {
    return components.getFirst().type().dtype();
  }

  ArrayType timeType() {
    return new ArrayType(dtype(), Shape.of());
  }

  /** The bound inputs that the field reads. */
  List<Input> bound() {
    return field.inputs().stream().filter(i -> i.lifetime() == Lifetime.BOUND).toList();
  }

  /** Declares the bound inputs in another program. */
  Map<String, Expr> declareBound(ProgramBuilder program) {
    Map<String, Expr> declared = new LinkedHashMap<>();
    for (Input input : bound()) {
      declared.put(input.key(), program.input(input.key(), input.type(), Lifetime.BOUND));
    }
    return declared;
  }

  /** The derivatives by component. */
  Map<String, Expr> derivative(Expr t, Map<String, Expr> states, Map<String, Expr> bound) {
    Map<String, Expr> arguments = new LinkedHashMap<>(bound);
    arguments.put(Names.TIME, t.cast(dtype()));
    states.forEach((name, value) -> arguments.put(Names.state(name), value));
    Map<String, Expr> outputs = field.call(arguments);
    Map<String, Expr> derivatives = new LinkedHashMap<>();
    for (Component c : components) {
      derivatives.put(c.name(), outputs.get(Names.derivative(c.name())));
    }
    return derivatives;
  }

  static boolean isQuadrature(Component component) {
    return component.role() == Role.QUADRATURE;
  }
}
