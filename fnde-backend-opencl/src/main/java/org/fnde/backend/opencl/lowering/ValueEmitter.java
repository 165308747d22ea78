package org.fnde.backend.opencl.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fnde.graph.Lifetime;
import org.fnde.graph.primitive.Input;
import org.fnde.graph.primitive.Iota;
import org.fnde.graph.primitive.Literal;
import org.fnde.graph.primitive.RowCount;

/**
 * Writes the text that computes one element of a value, with all that is computed along with it.
 * The kernel's own element has row {@code r}, index {@code e}, and place {@code i} of all rows.
 */
final class ValueEmitter {
  static final Place OWN = Place.at("r", "e");

  private record Key(Node node, String row, String index) {}

  /**
   * What is fixed for a program.
   *
   * @param stepValue the number of the value that holds the numbers of a step
   * @param stepSlots the place of each by input
   */
  record Steps(int stepValue, Map<String, Integer> stepSlots) {}

  private final Code code;
  private final Parameters parameters;
  private final Steps steps;
  private final Node space;
  private final Set<Node> results;
  private final Moves moves;
  private boolean usesPosition;

  /**
   * For a kernel.
   *
   * @param space a value of the kernel's space
   * @param results what the kernel computes
   */
  ValueEmitter(Code code, Parameters parameters, Steps steps, Node space, Set<Node> results) {
    this.code = code;
    this.parameters = parameters;
    this.steps = steps;
    this.space = space;
    this.results = results;
    this.moves = new Moves(code, this);
  }

  /** Whether the text needs row and index apart. */
  boolean usesPosition() {
    return usesPosition;
  }

  /** A variable or a number: an element of a value. */
  String value(Node n, Place at) {
    if (n.kind() == Kind.CONSTANT) {
      return constant(n, at);
    }
    Key key = new Key(n, n.hasRows() ? at.row() : "", n.size() == 1 ? "0" : at.index());
    return code.known(key)
        .orElseGet(() -> {
          String value = isLoaded(n) ? load(n, at) : compute(n, at);
          code.remember(key, value);
          return value;
        });
  }

  private boolean isLoaded(Node n) {
    boolean earlier = n.stage().compareTo(space.stage()) <= 0;
    return n.kind() == Kind.INPUT || n.isKept() && earlier && !results.contains(n);
  }

  private String constant(Node n, Place at) {
    String type = Formulas.type(n.dtype());
    return switch (n.primitive()) {
      case Literal p -> Formulas.literal(p.value(), n.dtype());
      case Iota p -> {
        usesPosition = true;
        yield "((" + type + ")" + (n.size() == 1 ? "0" : at.index()) + ")";
      }
      case RowCount p -> "((" + type + ")rows)";
      default -> throw new IllegalStateException(n + " is no constant");
    };
  }

  private String load(Node n, Place at) {
    if (n.primitive() instanceof Input input && input.lifetime() == Lifetime.STEP) {
      String array = parameters.read(steps.stepValue, n.dtype());
      return defined(n, array + "[" + steps.stepSlots.get(input.key()) + "]");
    }
    return defined(n, parameters.read(n.id(), n.dtype()) + "[" + address(n, at) + "]");
  }

  private String defined(Node n, String value) {
    String name = code.name("v");
    code.line("const " + Formulas.type(n.dtype()) + " " + name + " = " + value + ";");
    return name;
  }

  /** Where an element is in the memory of a value. */
  String address(Node n, Place at) {
    if (at.equals(OWN) && n.hasSpaceOf(space)) {
      return "i";
    }
    if (!n.hasRows() && n.size() == 1) {
      return "0";
    }
    usesPosition = true;
    if (!n.hasRows()) {
      return at.index();
    }
    return n.size() == 1 ? at.row() : at.row() + " * " + n.size() + " + " + at.index();
  }

  private String compute(Node n, Place at) {
    return switch (n.kind()) {
      case POINTWISE -> {
        List<String> x = n.operands().stream().map(o -> value(o, at)).toList();
        yield defined(n, Formulas.pointwise(n.primitive(), n.operand(0).dtype(), x));
      }
      case VIEW -> moves.view(n, at);
      case LOOKUP -> new Lookups(code, this).look(n, at);
      case FOLD -> new Folds(code, this).fold(n, at);
      case CONTRACTION -> new Folds(code, this).contract(n, at);
      default -> throw new IllegalStateException(n + " has a kernel of its own");
    };
  }

  /** The coordinates of a place in an array of these dimensions. */
  List<String> coordinates(Place at, List<Integer> dims) {
    Place same = at.reshaped(dims);
    if (!same.dims().isEmpty()) {
      return same.coordinates();
    }
    usesPosition = true;
    List<String> coordinates = new ArrayList<>();
    int stride = 1;
    int size = dims.stream().reduce(1, Math::multiplyExact);
    for (Integer dim : dims.reversed()) {
      coordinates.addFirst(dim == 1 ? "0" : coordinate(at.index(), stride, dim, size));
      stride *= dim;
    }
    return coordinates;
  }

  private String coordinate(String index, int stride, int dim, int size) {
    String quotient = stride == 1 ? index : index + " / " + stride;
    boolean outermost = stride * dim == size;
    String value =
        outermost ? quotient : stride == 1 ? index + " % " + dim : "(" + quotient + ") % " + dim;
    return value.equals(index) ? index : code.define(value, "int", value);
  }
}
