package org.fnde.tests.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.fnde.equation.Inputs;
import org.fnde.equation.TupleField;
import org.fnde.graph.ArrayOps;
import org.fnde.graph.Expr;
import org.fnde.graph.Shape;

/** Formulas for the derivatives of every element, traced. */
record FormulaField(List<Formula> rhs, List<List<Integer>> components) implements TupleField {
  @Override
  public List<Expr> derivative(Expr t, List<Expr> y, Inputs in) {
    List<Expr> elements = new ArrayList<>();
    for (Expr component : y) {
      int size = component.shape().size();
      Expr flat = component.reshape(size);
      for (int i = 0; i < size; i++) {
        elements.add(flat.at(i));
      }
    }
    Function<String, Expr> variables =
        name ->
            switch (name.charAt(0)) {
              case 't' -> t;
              case 'y' -> elements.get(FormulaDynamics.index(name));
              default -> in.get("p").at(FormulaDynamics.index(name));
            };
    List<Expr> derivatives = new ArrayList<>();
    int next = 0;
    for (List<Integer> dims : components) {
      List<Expr> parts = new ArrayList<>();
      for (int i = 0; i < new Shape(false, dims).size(); i++) {
        parts.add(rhs.get(next++).trace(variables, t.dtype()).insertAxis(-1));
      }
      int[] shape = dims.stream().mapToInt(Integer::intValue).toArray();
      derivatives.add(ArrayOps.concatenate(-1, parts).reshape(shape));
    }
    return derivatives;
  }
}
