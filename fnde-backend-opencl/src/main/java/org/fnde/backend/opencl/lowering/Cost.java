package org.fnde.backend.opencl.lowering;

import java.util.Map;
import org.fnde.graph.primitive.Cos;
import org.fnde.graph.primitive.Div;
import org.fnde.graph.primitive.Exp;
import org.fnde.graph.primitive.Expm1;
import org.fnde.graph.primitive.KnotIndex;
import org.fnde.graph.primitive.Log;
import org.fnde.graph.primitive.Log1p;
import org.fnde.graph.primitive.Primitive;
import org.fnde.graph.primitive.ScatterAdd;
import org.fnde.graph.primitive.Sigmoid;
import org.fnde.graph.primitive.Sin;
import org.fnde.graph.primitive.Softplus;
import org.fnde.graph.primitive.Sqrt;
import org.fnde.graph.primitive.Tanh;

/** Roughly how many operations an element takes, with what is computed along with it. */
final class Cost {
  private static final double LOAD = 0.5;
  private static final double MOST = 1e6;

  private Cost() {}

  static double of(Node n, Map<Node, Double> costs) {
    if (!n.kind().isInlineable()) {
      return LOAD;
    }
    double sum = 0;
    for (Node o : n.operands()) {
      sum += o.isKept() ? LOAD : costs.get(o);
    }
    double cost =
        switch (n.kind()) {
          case POINTWISE -> sum + own(n.primitive());
          case FOLD -> (double) n.operand(0).size() / n.size() * (sum + 1);
          case LOOKUP -> sum + loop(n) * (sum + 2);
          case CONTRACTION -> n.operand(0).shape().dim(-1) * (sum + 1);
          default -> sum;
        };
    return Math.min(cost, MOST);
  }

  /** How often a lookup goes round its loop. */
  private static double loop(Node n) {
    return switch (n.primitive()) {
      case KnotIndex p -> n.operand(0).size();
      case ScatterAdd p -> n.operand(1).size();
      default -> 1;
    };
  }

  private static double own(Primitive primitive) {
    return switch (primitive) {
      case Exp p -> 15;
      case Expm1 p -> 20;
      case Log p -> 15;
      case Log1p p -> 20;
      case Sin p -> 25;
      case Cos p -> 25;
      case Tanh p -> 20;
      case Sigmoid p -> 20;
      case Softplus p -> 35;
      case Div p -> 4;
      case Sqrt p -> 4;
      default -> 1;
    };
  }
}
